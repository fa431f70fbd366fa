import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { build } from "../build";
import { guarantees } from "./registry";
import { run } from "./run";
import { sizes } from "./sizes";

describe("the planted bugs", () => {
  it("find their place in the sources, so that each would be planted", async () => {
    const all = await Promise.all(Object.values(guarantees).map((load) => load()));
    const lost = all.flatMap(({ id, bugs }) =>
      bugs.filter(({ file, find }) => !readFileSync(file, "utf8").includes(find)).map(({ name }) => `${id}: ${name}`),
    );
    expect(lost).toEqual([]);
  });
});

/** The same trials for the same commit; `npm run prove` draws a new seed each time. */
const SEED = 20_261_127;

/** Every proof once, small, on the healthy tree. The planted bugs and the sizes that mean something: `npm run prove`. */
describe("the guarantees at their smallest", () => {
  beforeAll(() => build());

  for (const [id, load] of Object.entries(guarantees)) {
    const size = sizes[id]?.test ?? 0;
    if (size === 0) continue;
    it(`${id} holds in ${size} trials`, { timeout: 900_000 }, async () => {
      const options = { size, seed: SEED, clusterUrl: inject("clusterUrl"), untilRed: false };
      const proof = await run(id, { ...options, folder: process.cwd() });
      console.log(`${id} n=${proof.n} failures=${proof.failures.length}: ${(await load()).promise}`);
      expect(proof.failures).toEqual([]);
      expect(proof.n).toBeGreaterThanOrEqual(Math.min(size, proof.of ?? size));
    });
  }
});
