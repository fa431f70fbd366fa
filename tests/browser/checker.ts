import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page, Route } from "playwright-core";
import { inParallel } from "../guarantees/knock";
import { type Colours, takePicture } from "./picture";

/** A page as the site answered it, and how somebody's screen is that looks at it. */
export type Seen = {
  name: string;
  url: string;
  html: string;
  width: number;
  /** The colours that the device asks for; light ones unless it says otherwise. */
  colours?: Colours;
  /** The name of the pictures that are left of it, when it is one of those that are looked at. */
  picture?: string;
};

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AT_ONCE = 3;
const HEIGHT = 800;

/**
 * Shows answered pages in a browser and checks them: the site's scripts stay out, so that what is checked is what the
 * server sent with its styles. Answers one line a broken rule: whose page, which rule, the first node; and one a page that
 * is wider than its screen.
 */
export async function violationsOf(browser: Browser, pages: readonly Seen[]): Promise<string[]> {
  const found: string[] = [];
  const assets = new Map<string, Promise<Asset>>();
  const context = await browser.newContext({ viewport: { width: 360, height: HEIGHT } });
  const free: Page[] = await Promise.all(Array.from({ length: AT_ONCE }, () => context.newPage()));
  await inParallel(pages, AT_ONCE, async (seen) => {
    const page = free.pop()!;
    found.push(...(await violations(page, seen, assets)));
    free.push(page);
  });
  await context.close();
  return found.sort();
}

async function violations(page: Page, seen: Seen, assets: Assets): Promise<string[]> {
  const { name, url, html, width, colours = "light", picture } = seen;
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme: colours });
  await page.route("**/*", (route) => {
    if (route.request().isNavigationRequest()) return route.fulfill({ body: html, contentType: "text/html" });
    return answerAsset(route, assets);
  });
  await page.goto(url, { waitUntil: "load" });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(TAGS)
    .analyze();
  const seenOn = `${name} (${width} px, ${colours})`;
  const wide = await page.evaluate(widthOf);
  if (picture) await takePicture(page, picture);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  const broken = violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${seenOn} ${id} at ${first?.target.join(" ")}: ${first?.html.slice(0, 160)} (${nodes.length})`;
  });
  return wide > width ? [...broken, `${seenOn} is ${wide} px wide`] : broken;
}

/** How wide a page is; wider than its screen also where a table sticks out of the column that everything stands in. */
function widthOf(): number {
  const main = document.querySelector("main");
  const { right = 0 } = main?.getBoundingClientRect() ?? {};
  const edge = right - Number.parseFloat(main ? getComputedStyle(main).paddingRight : "0");
  const tables = Array.from(document.querySelectorAll("main .table")).filter((one) => !one.closest(".table-wide"));
  const out = Math.max(0, ...tables.map((one) => one.getBoundingClientRect().right - edge));
  return out > 1 ? Math.ceil(window.innerWidth + out) : document.documentElement.scrollWidth;
}

type Asset = { body: Buffer; contentType: string };
type Assets = Map<string, Promise<Asset>>;

/** Styles, fonts and pictures are asked of the site once; scripts are not loaded. */
async function answerAsset(route: Route, assets: Assets): Promise<void> {
  const url = route.request().url();
  if (route.request().resourceType() === "script") return route.abort();
  if (!assets.has(url)) assets.set(url, fetchAsset(url));
  return route.fulfill(await assets.get(url)!);
}

async function fetchAsset(url: string): Promise<Asset> {
  const response = await fetch(url);
  const contentType = response.headers.get("content-type") ?? "application/octet-stream";
  return { body: Buffer.from(await response.arrayBuffer()), contentType };
}
