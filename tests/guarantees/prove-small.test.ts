import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { build } from "../build";
import { guarantees } from "./registry";
import { run } from "./run";
import { sizes } from "./sizes";

/** Every proof once, small, on the healthy tree. The planted bugs and the sizes that mean something: `npm run prove`. */
describe("the guarantees at their smallest", () => {
  beforeAll(() => build());

  for (const [id, load] of Object.entries(guarantees)) {
    const size = sizes[id]?.test ?? 0;
    if (size === 0) continue;
    it(`${id} holds in ${size} trials`, { timeout: 900_000 }, async () => {
      const seed = randomInt(1, 2 ** 31);
      const proof = await run(id, { size, seed, clusterUrl: inject("clusterUrl"), folder: process.cwd() });
      console.log(`${id} n=${proof.n} failures=${proof.failures.length} seed=${seed}: ${(await load()).promise}`);
      expect(proof.failures).toEqual([]);
      expect(proof.n).toBeGreaterThanOrEqual(Math.min(size, proof.of ?? size));
    });
  }
});
