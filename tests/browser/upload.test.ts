import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "~db/client.server";
import { attachment, storedFile, upload } from "~db/schema/application";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { type SlowLink, startSlowLink } from "../slow-link";
import { aPdfOf, charter, sha256Of } from "../uploads";
import { useSite } from "../world";
import { startChromium } from "./chromium";
import { takePicture } from "./picture";

const site = useSite();
let browser: Browser;
let link: SlowLink | undefined;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  await link?.close();
});

type Options = { scripts?: boolean; through?: Parameters<typeof startSlowLink>[1] };

/** The documents page of somebody's draft, perhaps behind a bad link. */
async function openDocuments({ scripts = true, through }: Options = {}) {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const { id, head } = await aReadyApplication({ competition });
  await link?.close();
  link = through && (await startSlowLink(site.baseUrl, through));
  const url = link?.url ?? site.baseUrl;
  const context = await browser.newContext({ javaScriptEnabled: scripts, baseURL: url, locale: "ru-RU" });
  const [name = "", value = ""] = (await cookieOf(head)).split("=");
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const open = () => page.goto(`/applicant/applications/${id}/documents`);
  await open();
  const attached = () =>
    db()
      .select({ name: storedFile.name, sha256: storedFile.sha256, size: storedFile.size })
      .from(attachment)
      .innerJoin(storedFile, eq(storedFile.id, attachment.fileId))
      .where(eq(attachment.applicationId, id));
  return { id, page, open, attached, faults, close: () => context.close() };
}

const choose = (page: Page, name: string, bytes: Buffer) =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
const said = (page: Page, words: string) => page.locator(".upload p", { hasText: words });
const press = (page: Page, words: string) => page.getByRole("button", { name: words, exact: true }).click();

const picture = (page: Page, name: string) => takePicture(page, `upload-${name}`);

describe("a file is uploaded", () => {
  it("over a link that breaks again and again, without a hand", async () => {
    const through = { bytesPerSecond: 400_000, cutEvery: 180_000, cuts: 4 };
    const { page, attached, faults, close } = await openDocuments({ through });
    const bytes = aPdfOf(1_000_000);
    await choose(page, "Устав фонда.pdf", bytes);
    await press(page, "Загрузить файл");
    await said(page, "Нет связи").waitFor();
    await picture(page, "waiting");
    await page.getByText("Файл приложен.").waitFor();
    expect(link!.cuts).toBe(4);
    expect(await attached()).toEqual([{ name: "Устав фонда.pdf", sha256: sha256Of(bytes), size: bytes.length }]);
    expect(await page.getByText("не проверен антивирусом").count()).toBe(1);
    await picture(page, "attached");
    expect(faults).toEqual([]);
    await close();
  });

  it("once, when the answer to its end is lost", async () => {
    const { page, attached, faults, close } = await openDocuments();
    const bytes = aPdfOf(600_000);
    let ends = 0;
    await page.route(/\/uploads\/[0-9a-f-]+$/, async (route) => {
      ends += 1;
      if (ends > 1) return route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await choose(page, "Устав.pdf", bytes);
    await press(page, "Загрузить файл");
    await page.getByText("Файл приложен.").waitFor();
    expect(ends).toBe(2);
    expect(await attached()).toEqual([{ name: "Устав.pdf", sha256: sha256Of(bytes), size: bytes.length }]);
    expect(faults).toEqual([]);
    await close();
  });

  it("with a pause, a reloaded page and the same file chosen again, from where it stopped", async () => {
    const through = { bytesPerSecond: 120_000, cutEvery: 1, cuts: 0 };
    const { id, page, open, attached, faults, close } = await openDocuments({ through });
    const bytes = aPdfOf(1_200_000);
    await choose(page, "Смета.pdf", bytes);
    await press(page, "Загрузить файл");
    await page.waitForFunction(() => Number(document.querySelector("progress")?.value) > 500_000);
    await picture(page, "sending");
    await press(page, "Пауза");
    await said(page, "Пауза. Загруженное сохранено").waitFor();
    await picture(page, "paused");
    page.on("dialog", (dialog) => void dialog.accept());
    await open();
    await page.getByText("Загружено не до конца").waitFor();
    await picture(page, "unfinished");
    let sent = 0;
    page.on("request", (request) => {
      if (/\/pieces\//.test(request.url())) sent += 1;
    });
    await choose(page, "Смета.pdf", bytes);
    await press(page, "Загрузить файл");
    await page.getByText("Файл приложен.").waitFor();
    expect(sent).toBeLessThan(3);
    expect(await attached()).toEqual([{ name: "Смета.pdf", sha256: sha256Of(bytes), size: bytes.length }]);
    expect(await db().select().from(upload).where(eq(upload.applicationId, id))).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  });

  it("not when it is too large, empty or of another kind: that is said before a byte is sent; and it can be cancelled", async () => {
    const { id, page, close } = await openDocuments({ through: { bytesPerSecond: 200_000, cutEvery: 1, cuts: 0 } });
    await choose(page, "Видео.pdf", Buffer.alloc(10 * 1024 * 1024 + 1));
    await page.getByText("а загрузить можно до 10").waitFor();
    await picture(page, "too-large");
    await choose(page, "пусто.pdf", Buffer.alloc(0));
    await page.getByText("Этот файл пустой").waitFor();
    await choose(page, "setup.exe", Buffer.from("MZ"));
    await page.getByText("Такие файлы не принимаем. Подойдут: PDF").waitFor();
    await choose(page, "Устав.pdf", Buffer.from("MZ not a PDF at all"));
    await press(page, "Загрузить файл");
    await page.getByText("Содержание файла не соответствует его названию").waitFor();
    await choose(page, "Устав.pdf", aPdfOf(2_000_000));
    await press(page, "Загрузить файл");
    await page.waitForFunction(() => Number(document.querySelector("progress")?.value) > 10_000);
    await press(page, "Отменить загрузку");
    await expect.poll(() => db().select().from(upload).where(eq(upload.applicationId, id))).toEqual([]);
    await close();
  });

  it("by the plain form, where scripts are off", async () => {
    const { page, attached, close } = await openDocuments({ scripts: false });
    const bytes = aPdfOf(700_000);
    await picture(page, "plain");
    await choose(page, "Устав.pdf", bytes);
    await press(page, "Загрузить файл");
    await page.getByText("Файл приложен.").waitFor();
    expect(await attached()).toEqual([{ name: "Устав.pdf", sha256: sha256Of(bytes), size: bytes.length }]);
    await close();
  });
});
