import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { aPdfOf, charter } from "../uploads";
import { anEditor, draftOf, formOf, said, useDrafting } from "./drafting";
import { isKept } from "./is-kept";
import { traces } from "./on-device";
import { takePicture } from "./picture";

const { link, sign, signedIn } = useDrafting();

/** How each text that the device keeps stands to the server. */
function statesOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open("pochin", 1);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("typed").objectStore("typed").getAll();
          reading.onsuccess = () => resolve(reading.result.map((kept: { state: string }) => kept.state));
        };
      }),
  );
}

it("what is typed without a link survives a crash and reaches the server when the link is back", {
  timeout: 120_000,
}, async () => {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "budget"));
  await isKept(page);
  await page.goto(formOf(id, "problem"));
  await isKept(page);

  await link.cut();
  await page.fill("[name=goal]", "Двор, где растут яблони");
  await said(page, "kept");
  await page.click("nav.form-sections a[href$='/form/budget']");
  await page.waitForSelector("[name='lines.0.title']");
  await page.click("button[value='add:lines']");
  await page.fill("[name='lines.2.title']", "Саженцы яблонь");
  await said(page, "kept");
  await page.goto(`/applicant/applications/${id}/card`);
  expect(await page.textContent("h1")).toBe("Нет связи");
  const wire = await context.newCDPSession(page);
  await Promise.race([wire.send("Page.crash").catch(() => {}), page.waitForEvent("crash")]);
  await page.close();

  const again = await context.newPage();
  await again.goto(formOf(id, "budget"));
  await again.waitForFunction(() => document.querySelectorAll(".row-card").length === 3);
  expect(await again.inputValue("[name='lines.2.title']")).toBe("Саженцы яблонь");
  await said(again, "kept");
  expect((await draftOf(head, id)).problem?.goal).not.toContain("яблони");

  await link.mend();
  await again.goto(formOf(id, "budget"));
  await said(again, "sent");
  await expect
    .poll(async () => (await draftOf(head, id)).problem?.goal, { timeout: 15_000 })
    .toBe("Двор, где растут яблони");
  expect((await draftOf(head, id)).budget?.lines).toMatchObject([
    { title: "Качели" },
    { title: "Чай" },
    { title: "Саженцы яблонь" },
  ]);
  await context.close();
});

it("once a draft is opened, its other sections are there without a link too", { timeout: 120_000 }, async () => {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "about"));
  await isKept(page);
  await page.fill("[name=geography]", "с. Мильково, Заречная улица");
  await isKept(page, `/applicant/applications/${id}/check`);
  await link.cut();
  await page.click("nav.form-sections a[href$='/form/problem']");
  await page.fill("[name=goal]", "Написано там, куда ещё не заходили");
  await said(page, "kept");
  await page.click("nav.form-sections a[href$='/check']");
  await page.locator("pochin-kept [role=alert]").waitFor();
  expect(await page.textContent("main")).toContain("Добрый двор");

  await link.mend();
  await page.goto(formOf(id, "problem"));
  await said(page, "sent");
  expect((await draftOf(head, id)).problem?.goal).toBe("Написано там, куда ещё не заходили");
  await context.close();
});

it("a copy of a tab keeps its text apart: of two that are closed without a link, both texts arrive", {
  timeout: 120_000,
}, async () => {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => void window.open(location.href));
  const copy = await opened;
  await copy.waitForSelector("[name=audience]");
  await isKept(copy);
  await link.cut();
  await copy.fill("[name=audience]", "Соседи из второй вкладки");
  await said(copy, "kept");
  await page.fill("[name=goal]", "Двор из первой вкладки");
  const unsent = async () => (await statesOnDevice(page)).filter((state) => state === "unsent").length;
  await expect.poll(unsent, { timeout: 15_000 }).toBe(2);
  for (const one of [page, copy]) await one.close();

  await link.mend();
  const again = await context.newPage();
  await again.goto(formOf(id, "problem"));
  await expect
    .poll(async () => (await draftOf(head, id)).problem, { timeout: 15_000 })
    .toMatchObject({ goal: "Двор из первой вкладки", audience: "Соседи из второй вкладки" });
  await context.close();
});

it.each([
  ["never answers", () => new Promise(() => {})],
  ["refuses an answer", () => Promise.reject(new DOMException("paused", "InvalidStateError"))],
])(
  "what is typed is written down also where the browser %s which tab it is",
  { timeout: 60_000 },
  async (_how, asked) => {
    const { id, head } = await aReadyApplication();
    const context = await signedIn(head);
    await context.addInitScript(`navigator.locks.request = ${asked}`);
    const page = await context.newPage();
    await page.goto(formOf(id, "problem"));
    await link.cut();
    await page.fill("[name=goal]", "Двор без очереди");
    await said(page, "kept");
    expect(await statesOnDevice(page)).toEqual(["unsent"]);
    await link.mend();
    await expect
      .poll(async () => (await draftOf(head, id)).problem, { timeout: 20_000 })
      .toMatchObject({ goal: "Двор без очереди" });
    await context.close();
  },
);

it("documents and the check are read without a link as they were, and do nothing until it is back", {
  timeout: 120_000,
}, async () => {
  const { id, head } = await aReadyApplication({
    competition: await anOpenCompetition({ rules: { requiredDocuments: [charter] } }),
  });
  const context = await signedIn(head);
  const page = await context.newPage();
  const base = `/applicant/applications/${id}`;
  const switches = () =>
    page.$$eval("main button, main input", (all) =>
      all.filter((one) => one.checkVisibility()).map((one) => (one as HTMLInputElement).disabled),
    );
  await page.goto(`${base}/documents`);
  await isKept(page);
  await page.setInputFiles("input[type=file]", {
    name: "Устав.pdf",
    mimeType: "application/pdf",
    buffer: aPdfOf(20_000),
  });
  await page.click("button:has-text('Загрузить файл')");
  await page.getByText("Файл приложен.").waitFor();
  await page.goto(`${base}/check`);
  await isKept(page);
  expect(await page.locator("pochin-kept").textContent()).toBe("");
  expect((await switches()).some(Boolean)).toBe(false);
  expect(await page.locator("#submit button").count()).toBe(1);

  await link.cut();
  await page.goto(`${base}/check`);
  const banner = page.locator("pochin-kept [role=alert]");
  expect(await banner.textContent()).toMatch(/Вы видите то, что было сохранено (.+ )?\d\d:\d\d\./);
  expect(await page.locator("main").textContent()).toContain("Добрый двор");
  expect(await page.locator("#submit button").isDisabled()).toBe(true);
  expect(new Set(await switches())).toEqual(new Set([true]));
  await takePicture(page, "drafts-kept-check");
  await page.click("nav.form-sections a[href$='/documents']");
  await banner.waitFor();
  expect(await page.locator("main").textContent()).toContain("Устав.pdf");
  expect(await page.locator("main").textContent()).not.toContain("Файл приложен.");
  expect(new Set(await switches())).toEqual(new Set([true]));
  expect(await page.locator("a[href*='/files/']").count()).toBe(0);
  await takePicture(page, "drafts-kept-documents");
  await page.goto(`${base}/card`);
  expect(await page.textContent("h1")).toBe("Нет связи");
  await takePicture(page, "drafts-offline");
  expect(await page.locator("main a").count()).toBe(2);

  await link.mend();
  await page.goto(`${base}/documents`);
  expect(await page.locator("pochin-kept").textContent()).toBe("");
  expect((await switches()).some(Boolean)).toBe(false);
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL(/done=signedOut/);
  expect((await traces(page)).caches).toEqual([]);
  await context.close();
});

it("what the form's own button has saved is not told as somebody else's text", { timeout: 120_000 }, async () => {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  await page.waitForFunction(() => customElements.get("pochin-autosave") !== undefined);
  await page.fill("[name=goal]", "Двор, где хватает места всем");
  await Promise.all([page.waitForNavigation(), page.click("form button[type=submit]:not([name]):visible >> nth=-1")]);
  expect((await draftOf(head, id)).problem?.goal).toBe("Двор, где хватает места всем");

  await expect.poll(() => statesOnDevice(page), { timeout: 15_000 }).toEqual(["saved"]);
  expect(await page.textContent("pochin-autosave")).toBe("");
  await context.close();
});

it("signing out, or another person, leaves nothing of a draft on the device", { timeout: 120_000 }, async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  await isKept(page);
  await page.fill("[name=goal]", "Тайный сад");
  await said(page, "saved");
  expect(await traces(page)).toMatchObject({ typed: 1, caches: [expect.any(String)] });
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL(/done=signedOut/);
  expect(await traces(page)).toEqual({ typed: 0, caches: [] });

  await sign(context, head);
  await page.goto(formOf(id, "problem"));
  await isKept(page);
  const first = (await traces(page)).caches;
  await sign(context, await anEditor(applicantId));
  await page.goto(formOf(id, "problem"));
  await isKept(page);
  expect((await traces(page)).caches).not.toEqual(first);
  await context.close();
});

it("a session that ends while somebody writes loses nothing", { timeout: 120_000 }, async () => {
  const { id, head } = await aReadyApplication();
  const context = await signedIn(head);
  const page = await context.newPage();
  await page.goto(formOf(id, "problem"));
  await context.clearCookies();
  await page.fill("[name=goal]", "Двор после ночи");
  await said(page, "expired");
  await takePicture(page, "drafts-expired");
  expect(await page.getAttribute("pochin-autosave a", "href")).toBe(
    `/sign-in?back=${encodeURIComponent(formOf(id, "problem"))}`,
  );
  await sign(context, head);
  await page.goto(formOf(id, "problem"));
  await said(page, "sent");
  expect((await draftOf(head, id)).problem?.goal).toBe("Двор после ночи");
  await context.close();
});
