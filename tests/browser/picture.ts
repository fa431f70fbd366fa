import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const PICTURES = join("tests", "browser", "pictures");

/** Pictures of a page on a phone and on a desk, to be looked at; it is nowhere wider than the screen. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: join(PICTURES, `${name}.${width}.png`), fullPage: true });
  }
}
