import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Waits until a page, the open one unless another is named, is kept on the device for reading without a link. */
export async function isKept(page: Page, path = new URL(page.url()).pathname): Promise<void> {
  const found = () =>
    page.evaluate(async (at) => {
      const drafts = (await caches.keys()).find((name) => name.startsWith("drafts "));
      return drafts !== undefined && (await (await caches.open(drafts)).match(at)) !== undefined;
    }, path);
  await expect.poll(found, { timeout: 30_000 }).toBe(true);
}
