import { beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "../invariants";
import { useSite } from "../world";
import { overHttp } from "./competition/hands";
import { playStages } from "./competition/stages";
import { type Story, tell } from "./competition/story";

const site = useSite();
let story: Story;

beforeAll(() => {
  story = tell({ dataDir: site.dataDir, open: async () => overHttp(site.baseUrl) });
});

describe("a whole competition, over HTTP with cookies only", () => {
  playStages(() => story);

  it("leaves facts that agree with each other", async () => {
    await expect.poll(() => brokenInvariants({ dataDir: site.dataDir }), { timeout: 10_000 }).toEqual([]);
  });
});
