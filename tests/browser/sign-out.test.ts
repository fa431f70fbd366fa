import { eq } from "drizzle-orm";
import type { BrowserContext, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { session } from "~db/schema/registration";
import { aReadyApplication } from "../applications";
import { draftOf, formOf, said, useDrafting } from "./drafting";
import { isKept } from "./is-kept";
import { traces } from "./on-device";
import { takePicture } from "./picture";

const { link, signedIn } = useDrafting();

const NOTHING = { typed: 0, caches: [] };
const LEFT = "Черновики стёрты, вход завершится со связью";

const sessionsOf = async (person: Person) =>
  (await db().select().from(session).where(eq(session.userId, person.id))).length;
const goalOf = async (head: Person, id: string) => (await draftOf(head, id)).problem?.goal;
const title = (page: Page) => page.textContent("h1");
const pressSignOut = (page: Page) => page.click("form[action='/sign-out'] button");

/** A computer of a library, where somebody has signed in and opened a draft. */
async function atLibrary() {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  await isKept(page);
  return { id, head, context, page };
}

async function cut(context: BrowserContext): Promise<void> {
  await link.cut();
  await context.setOffline(true);
}

async function mend(context: BrowserContext): Promise<void> {
  await link.mend();
  await context.setOffline(false);
}

/** Whoever typed this sees that it is on the device alone. */
async function typeWithoutLink(page: Page, goal: string): Promise<void> {
  await page.fill("[name=goal]", goal);
  await said(page, "kept");
}

it("without a link, signing out wipes the device at once and ends the session when the link is back", {
  timeout: 120_000,
}, async () => {
  const { id, head, context, page } = await atLibrary();
  const another = await context.newPage();
  await another.goto(formOf(id, "about"));
  await isKept(another);
  expect((await traces(page)).caches).toHaveLength(1);

  await cut(context);
  await pressSignOut(page);
  await expect.poll(() => title(page)).toBe(LEFT);
  expect(await traces(page)).toEqual(NOTHING);
  expect(await page.textContent("body")).not.toContain(head.name);
  expect(await page.textContent("main")).toContain("сам вход ещё действует");
  await expect.poll(() => title(another)).toBe(LEFT);
  await takePicture(page, "sign-out-without-link");
  expect(await sessionsOf(head)).toBe(1);

  const opened = await context.newPage();
  await opened.goto(formOf(id, "problem"));
  expect(await title(opened)).toBe(LEFT);
  await takePicture(opened, "sign-out-opened-again");
  expect(await traces(opened)).toEqual(NOTHING);
  await opened.close();

  await mend(context);
  await page.waitForURL(/sign-in\?done=signedOut/);
  expect(await page.textContent("main")).toContain("Вы вышли из системы.");
  expect(await sessionsOf(head)).toBe(0);
  await context.close();
});

it("what is not on the server yet is wiped only when the person says so", { timeout: 120_000 }, async () => {
  const { id, head, context, page } = await atLibrary();

  await cut(context);
  await typeWithoutLink(page, "Двор, о котором знает одно устройство");
  await pressSignOut(page);
  const asked = page.getByRole("alertdialog");
  await asked.waitFor();
  await takePicture(page, "sign-out-asked");
  await asked.getByRole("button", { name: "Остаться" }).click();
  expect(await page.inputValue("[name=goal]")).toBe("Двор, о котором знает одно устройство");
  expect(await traces(page)).toMatchObject({ typed: 1, caches: [expect.any(String)] });
  await mend(context);
  await expect.poll(() => goalOf(head, id), { timeout: 20_000 }).toBe("Двор, о котором знает одно устройство");

  await cut(context);
  await typeWithoutLink(page, "Двор, которого не станет");
  await pressSignOut(page);
  await asked.getByRole("button", { name: "Стереть и выйти" }).click();
  await expect.poll(() => title(page)).toBe(LEFT);
  expect(await page.textContent("main")).toContain("который не успел уйти на сервер, тоже стёрт");
  expect(await traces(page)).toEqual(NOTHING);
  await page.close();

  await mend(context);
  const later = await context.newPage();
  await later.goto("/applicant");
  // By this page, or by the worker at the same moment.
  await expect.poll(() => sessionsOf(head), { timeout: 15_000 }).toBe(0);
  await later.goto("/account");
  expect(new URL(later.url()).pathname).toBe("/sign-in");
  expect(await goalOf(head, id)).toBe("Двор, о котором знает одно устройство");
  await context.close();
});

it("after signing out without a link, a draft that is opened with it ends the session before it is shown", {
  timeout: 120_000,
}, async () => {
  const { id, head, context, page } = await atLibrary();
  await cut(context);
  await pressSignOut(page);
  await expect.poll(() => title(page)).toBe(LEFT);
  await page.close();

  await mend(context);
  const later = await context.newPage();
  await later.goto(formOf(id, "problem"));
  expect(new URL(later.url()).pathname).toBe("/sign-in");
  expect(await sessionsOf(head)).toBe(0);
  await context.close();
});

it("with a link, what another page left unsent is sent before the device is wiped", { timeout: 120_000 }, async () => {
  const { id, head, context, page } = await atLibrary();
  const home = await context.newPage();
  await home.goto("/account");
  await cut(context);
  await typeWithoutLink(page, "Двор, отправленный при выходе");
  await page.close();
  await mend(context);
  await pressSignOut(home);
  await home.waitForURL(/sign-in\?done=signedOut/);
  expect(await goalOf(head, id)).toBe("Двор, отправленный при выходе");
  expect(await traces(home)).toEqual(NOTHING);
  expect(await home.evaluate(() => localStorage.length)).toBe(0);
  await context.close();
});
