import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page, Route } from "playwright-core";
import { inParallel } from "../guarantees/knock";

/** A page as the site answered it, and how somebody's screen is that looks at it. */
export type Seen = { name: string; url: string; html: string; width: number };

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AT_ONCE = 3;
const HEIGHT = 800;

/**
 * Shows answered pages in a browser and checks them: the site's scripts stay out, so that what is checked is what the
 * server sent with its styles. Answers one line a broken rule: whose page, which rule, the first node.
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

async function violations(page: Page, { name, url, html, width }: Seen, assets: Assets): Promise<string[]> {
  await page.setViewportSize({ width, height: HEIGHT });
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
  await page.unrouteAll({ behavior: "ignoreErrors" });
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${name} (${width} px) ${id} at ${first?.target.join(" ")}: ${first?.html.slice(0, 160)} (${nodes.length})`;
  });
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
