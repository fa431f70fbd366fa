import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page, Response } from "playwright-core";
import type { Hands, Values } from "../journeys/competition/hands";

const WIDTHS = [360, 1280];
const PICTURES = join("tests", "browser", "pictures");

export type Watch = {
  /** Scripts that broke, and pages wider than a narrow screen. */
  faults: string[];
  /** Names of the pictures taken. */
  taken: Set<string>;
};

type Options = { baseUrl: string; scripts: boolean; watch: Watch; pictures: boolean };

/** Hands in a window of Chromium of their own: cookies are nobody else's, pages are filled and pressed as a person does. */
export async function inChromium(browser: Browser, { baseUrl, scripts, watch, pictures }: Options): Promise<Hands> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    baseURL: baseUrl,
    locale: "ru-RU",
    timezoneId: "Asia/Kamchatka",
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => watch.faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (said) => {
    if (said.type() === "error" && !/status of 4\d\d/.test(said.text()))
      watch.faults.push(`${page.url()}: ${said.text()}`);
  });
  let last: Response | null = null;

  async function arrive(going: () => Promise<Response | null | undefined>): Promise<void> {
    last = (await going()) ?? last;
    if (last && last.status() >= 500) throw new Error(`${page.url()} answered ${last.status()}`);
    if (pictures) await takePictures(page, last?.status() ?? 200, watch);
  }
  const afterClick = (what: Locator) => async () => {
    const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: "load" }), what.click()]);
    return answer;
  };

  return {
    get: (path) => arrive(() => page.goto(path)),
    async press(words, values = {}) {
      const button = await oneWith(page.locator("button:not(.sr)"), words);
      const form = button.locator("xpath=ancestor::form[1]");
      await unfold(button);
      for (const [name, value] of Object.entries(values)) await fill(form, name, value);
      if (scripts && (await staysHere(button))) await arrive(async () => void (await button.click()));
      else if (scripts && (await form.locator("pochin-upload").count()) > 0) await arrive(() => upload(page, button));
      else await arrive(afterClick(button));
    },
    async follow(words) {
      const link = await oneWith(page.locator("a"), words);
      const address = await link.getAttribute("href");
      // A new window would be another page: its address is opened in this one.
      if ((await link.getAttribute("target")) === "_blank") await arrive(() => page.goto(address!));
      else await arrive(afterClick(link));
    },
    html: () => page.content(),
    status: () => last?.status() ?? 0,
    url: () => page.url(),
    async download(path) {
      const answer = await context.request.get(path);
      const bytes = new Uint8Array(await answer.body());
      return { status: answer.status(), type: answer.headers()["content-type"] ?? "", bytes };
    },
  };
}

/** Opens the folds that something stands in, the outer ones first, as a person does to get at it. */
async function unfold(what: Locator): Promise<void> {
  const closed = what.locator("xpath=ancestor::details[not(@open)]");
  while ((await closed.count()) > 0) await closed.first().locator("summary").first().click();
}

/** The first of them that has exactly these words, else the first that begins with them. */
async function oneWith(all: Locator, words: string): Promise<Locator> {
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const exact = all.filter({ hasText: new RegExp(`^\\s*${literal}\\s*$`) });
  return (await exact.count()) > 0 ? exact.first() : all.filter({ hasText: new RegExp(`^\\s*${literal}`) }).first();
}

/** A file sent by the script of the page: it goes on to the next page, or says here why the file is not taken. */
async function upload(page: Page, button: Locator): Promise<Response | null> {
  const leaves = page.waitForNavigation({ waitUntil: "load" });
  const refused = page.locator("pochin-upload .field-error", { hasText: /./ }).waitFor();
  await button.click();
  return Promise.any([leaves, refused.then(() => null)]);
}

/** A row button of an application's form, which the script of the page answers itself. */
async function staysHere(button: Locator): Promise<boolean> {
  const form = button.locator("xpath=ancestor::form[1]");
  return (await button.getAttribute("name")) === "row" && (await form.locator("pochin-autosave").count()) > 0;
}

async function fill(form: Locator, name: string, value: Values[string]): Promise<void> {
  const fields = form.locator(`[name="${name}"]`);
  const first = fields.first();
  await unfold(first);
  const kind = (await first.getAttribute("type")) ?? (await first.evaluate((one) => one.tagName.toLowerCase()));
  if (Array.isArray(value)) {
    for (const box of await fields.all()) {
      if (!(await box.isDisabled())) await box.setChecked(value.includes((await box.getAttribute("value")) ?? ""));
    }
  } else if (typeof value !== "string") {
    await first.setInputFiles({ name: value.name, mimeType: value.type, buffer: Buffer.from(value.bytes) });
  } else if (kind === "radio") await form.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === "checkbox") await first.setChecked(value !== "");
  else if (kind === "select") await first.selectOption(value);
  else await first.fill(value);
}

/** One picture of a kind of page in each width: what a person sees first, and again when it says that something is wrong. */
async function takePictures(page: Page, status: number, watch: Watch): Promise<void> {
  const name = nameOf(new URL(page.url()), status);
  if (watch.taken.has(name)) return;
  watch.taken.add(name);
  mkdirSync(PICTURES, { recursive: true });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) watch.faults.push(`${name}: ${wide} px wide on a screen of ${width}`);
    await page.screenshot({ path: join(PICTURES, `${name}.${width}.png`), fullPage: true });
  }
}

/** The route as a name of a file: `office-competitions-ID-meeting`, with what the page says done or the code of a refusal. */
function nameOf({ pathname, searchParams }: URL, status: number): string {
  const route = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/\/(invitation|confirm|receipts)\/[^/]+/, "/$1/CODE")
    .split("/")
    .filter(Boolean)
    .join("-");
  const done = searchParams.get("done");
  return [route || "home", done?.replace(/\W/g, ""), status >= 400 ? `${status}` : ""].filter(Boolean).join(".");
}
