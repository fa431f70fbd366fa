import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const PICTURES = join("tests", "browser", "pictures");

/** The colours that somebody's device asks for. */
export type Colours = "light" | "dark";

/**
 * Pictures of a page on a phone and on a desk, by day and by night, to be looked at; it is nowhere wider than the screen. It
 * stands as it stood afterwards.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const [screen, before] = [
    page.viewportSize(),
    await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches),
  ];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const colours of ["light", "dark"] satisfies Colours[]) {
      await page.emulateMedia({ colorScheme: colours });
      await page.screenshot({
        path: join(PICTURES, `${name}.${width}.${colours}.png`),
        fullPage: true,
        animations: "disabled",
      });
    }
  }
  await page.emulateMedia({ colorScheme: before ? "dark" : "light" });
  if (screen) await page.setViewportSize(screen);
}
