import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aLargePaper } from "../large-paper";
import { cookieOf } from "../sessions";
import { useSite } from "../world";
import { startChromium } from "./chromium";
import { takePicture } from "./picture";

const site = useSite();
let browser: Browser;
/** So many that the page is looked at while they are drawn. */
const ROWS = 8_000;
const LONG = { timeout: 90_000 };

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

/** A secretary before the page where a large protocol is asked for. */
async function atDrawing(scripts: boolean): Promise<Page> {
  const { id, paperId, secretary } = await aLargePaper({ rows: ROWS });
  const context = await browser.newContext({
    baseURL: site.baseUrl,
    javaScriptEnabled: scripts,
    viewport: { width: 360, height: 800 },
  });
  const [name = "", value = ""] = (await cookieOf(secretary)).split("=");
  await context.addCookies([{ name, value, url: site.baseUrl }]);
  const page = await context.newPage();
  await page.goto(`/office/competitions/${id}/drawings/${paperId}/pdf`);
  return page;
}

it("says how far a drawing has come and that it is ready, without leaving the page or taking the focus away", async () => {
  const page = await atDrawing(true);
  await takePicture(page, "drawing-to-ask");
  await page.click("button[value=ask]");
  await page.focus("button[value=cancel]");
  let visits = 0;
  page.on("framenavigated", () => {
    visits += 1;
  });
  await page.waitForSelector("text=/Документ готовится: .* из 8/", LONG);
  await takePicture(page, "drawing-under-way");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("cancel");
  await page.waitForSelector("a[download]", LONG);
  await takePicture(page, "drawing-ready");
  expect(visits).toBe(0);
  expect(await page.locator("a[download]").getAttribute("href")).toMatch(/paper\.pdf$/);
  await page.context().close();
}, 180_000);

it("asks for itself again without scripts, until the file is ready", async () => {
  const page = await atDrawing(false);
  await page.click("button[value=ask]");
  await page.waitForSelector("a[download]", LONG);
  await page.context().close();
}, 180_000);
