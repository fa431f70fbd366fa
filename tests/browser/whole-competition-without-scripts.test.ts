import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "../invariants";
import { playStages } from "../journeys/competition/stages";
import { type Story, tell } from "../journeys/competition/story";
import { useSite } from "../world";
import { startChromium } from "./chromium";
import { inChromium, type Watch } from "./in-chromium";

const site = useSite();
const watch: Watch = { faults: [], taken: new Set() };
let browser: Browser;
let story: Story;

beforeAll(async () => {
  browser = await startChromium();
  const how = { baseUrl: site.baseUrl, scripts: false, watch, pictures: false };
  story = tell({ dataDir: site.dataDir, open: () => inChromium(browser, how) });
});
afterAll(() => browser?.close());

describe("a whole competition in Chromium with scripts off", () => {
  playStages(() => story, 240_000);

  it("meets no page that a browser complains of", () => {
    expect(watch.faults).toEqual([]);
  });

  it("leaves facts that agree with each other", async () => {
    await expect.poll(() => brokenInvariants({ dataDir: site.dataDir }), { timeout: 10_000 }).toEqual([]);
  });
});
