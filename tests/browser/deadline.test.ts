import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "~/access/who";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { formatMoment } from "~/text/format";
import { db } from "~db/client.server";
import { application, applicationVersion, lateAttempt } from "~db/schema/application";
import { anOpenCompetition, aReadyApplication, setCompetition } from "../applications";
import { cookieOf } from "../sessions";
import { useSite } from "../world";
import { startChromium } from "./chromium";
import { takePicture } from "./picture";

const site = useSite();
let browser: Browser;
const ZONE = "Asia/Kamchatka";
const SECOND = 1000;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

type Applicant = { id: string; head: Person; page: Page };

/** An applicant with a complete draft before the page of submitting it. */
async function atSubmit(
  competition: Awaited<ReturnType<typeof anOpenCompetition>>,
  scripts: boolean,
): Promise<Applicant> {
  const { id, head } = await aReadyApplication({ competition });
  const context = await browser.newContext({
    baseURL: site.baseUrl,
    javaScriptEnabled: scripts,
    locale: "ru-RU",
    timezoneId: ZONE,
    viewport: { width: 360, height: 800 },
  });
  const [name = "", value = ""] = (await cookieOf(head)).split("=");
  await context.addCookies([{ name, value, url: site.baseUrl }]);
  const page = await context.newPage();
  await page.goto(`/applicant/applications/${id}/check`);
  return { id, head, page };
}

const until = (at: number) => new Promise((resolve) => setTimeout(resolve, at - Date.now()));
const plain = async (page: Page) =>
  ((await page.textContent("main")) ?? "").replace(/\u00a0/g, " ").replace(/\s+/g, " ");
const stateOf = async (id: string) =>
  (await db().select({ state: application.state }).from(application).where(eq(application.id, id)))[0]?.state;

async function submit({ page }: Applicant): Promise<number> {
  await page.check("[name=consent]");
  const [answer] = await Promise.all([page.waitForNavigation(), page.click("#submit button")]);
  return answer?.status() ?? 0;
}

/** What somebody who came too late reads: why, both instants, that the attempt is on record, and the words as they were. */
async function refusedInWords({ id, head, page }: Applicant, closesAt: Date): Promise<void> {
  const [attempt, ...more] = await db().select().from(lateAttempt).where(eq(lateAttempt.applicationId, id));
  expect(more).toEqual([]);
  expect(attempt).toMatchObject({ act: "submit", closesAt });
  const late = attempt!.arrivedAt.getTime() - closesAt.getTime();
  expect(late).toBeGreaterThan(0.9 * SECOND);
  expect(late).toBeLessThan(10 * SECOND);
  const said = await plain(page);
  for (const at of [attempt!.arrivedAt, closesAt])
    expect(said).toContain(formatMoment(at, ZONE, "ru").replace(/\u00a0/g, " "));
  expect(said).toContain("Срок истёк, поэтому принять");
  expect(said).toContain("Попытка записана");
  expect(said).toContain("Детям негде играть");
  expect(await stateOf(id)).toBe("draft");
  expect((await loadDraft(db(), head, id))!.draft.problem?.problem).toContain("Детям негде играть");
  await page.click("main a[href*='/attempts/']");
  expect(await page.textContent("h1")).toMatch(/\S/);
  expect(await plain(page)).toContain(formatMoment(attempt!.arrivedAt, ZONE, "ru").replace(/\u00a0/g, " "));
}

it("a second before the deadline the page submits, a second after it says why not, and nothing written is lost", {
  timeout: 180_000,
}, async () => {
  // The closer comes later than any of these, so that it is the deadline alone that refuses.
  const competition = await anOpenCompetition({ columns: { graceSeconds: 60 } });
  const closesAt = new Date(Date.now() + 3600_000);
  const [early, late, bare, writer, watcher] = await Promise.all([
    atSubmit(competition, true),
    atSubmit(competition, true),
    atSubmit(competition, false),
    atSubmit(competition, false),
    atSubmit(competition, true),
  ]);
  closesAt.setTime(Date.now() + 20 * SECOND);
  await setCompetition(competition.id, { closesAt });
  for (const { page } of [early, late, bare, watcher]) await page.reload();
  await writer.page.goto(`/applicant/applications/${writer.id}/form/problem`);
  expect(await plain(watcher.page)).toMatch(/осталось \d+ с/);
  expect(Date.now()).toBeLessThan(closesAt.getTime() - 3 * SECOND);

  await until(closesAt.getTime() - SECOND);
  expect(await submit(early)).toBe(200);
  expect(new URL(early.page.url()).pathname).toBe(`/applicant/applications/${early.id}/receipt`);
  const [version] = await db().select().from(applicationVersion).where(eq(applicationVersion.applicationId, early.id));
  expect(await plain(early.page)).toContain(version!.receiptCode);
  expect(version!.arrivedAt.getTime()).toBeLessThanOrEqual(closesAt.getTime());
  expect(await stateOf(early.id)).toBe("submitted");

  await until(closesAt.getTime() + SECOND);
  await expect.poll(() => plain(watcher.page)).toContain("срок истёк, обновите страницу");
  expect(await Promise.all([submit(late), submit(bare)])).toEqual([409, 409]);
  await takePicture(late.page, "deadline-late");
  await takePicture(bare.page, "deadline-late-without-scripts");
  await refusedInWords(late, closesAt);
  await refusedInWords(bare, closesAt);

  await writer.page.fill("[name=goal]", "Двор, дописанный секундой позже");
  const [answer] = await Promise.all([
    writer.page.waitForNavigation(),
    writer.page.click("main form button[type=submit]:not([name]):visible >> nth=-1"),
  ]);
  expect(answer?.status()).toBe(409);
  expect(await writer.page.inputValue("[name=goal]")).toBe("Двор, дописанный секундой позже");
  expect(await plain(writer.page)).toContain("Срок истёк, поэтому принять");

  await takePicture(watcher.page, "deadline-zero");
  await watcher.page.click("main .deadline .left a");
  await watcher.page.waitForLoadState();
  expect(await plain(watcher.page)).toContain("Срок истёк, поэтому принять");
  expect(await watcher.page.locator("#submit button").count()).toBe(0);
});
