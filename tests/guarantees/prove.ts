import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, startPostgres } from "~/server/embedded/postgres.server";
import { migrate } from "~db/migrate.server";
import { build } from "../build";
import { TEMPLATE } from "../template";
import type { Bug, Guarantee, Itinerary, Proof } from "./guarantee";
import { guarantees } from "./registry";
import { run } from "./run";
import { plant } from "./scratch";
import { sizes } from "./sizes";

type BugOptions = { seed: number; clusterUrl: string; itinerary?: Itinerary };

/** Nothing is planted: what turns red with it would be red with any bug. */
const NO_BUG: Bug = { name: "no bug", file: "app/root.tsx", find: "", replace: "" };

/** What a proof says about a copy in which a bug is planted; undefined when the bug no longer applies. */
async function proofWith(
  bug: Bug,
  id: string,
  { bugSize, needsBuild }: Guarantee,
  options: BugOptions,
): Promise<Proof | undefined> {
  const scratch = await plant(bug, { build: needsBuild });
  if (!scratch) return undefined;
  const proof = await run(id, { size: bugSize, folder: scratch.folder, untilRed: true, ...options });
  scratch.remove();
  return proof;
}

/** How the planted bugs fared: every one has to make the proof fail, and with none planted it has to hold. */
async function missedBugs(id: string, guarantee: Guarantee, options: BugOptions): Promise<string[]> {
  const missed: string[] = [];
  for (const bug of guarantee.bugs) {
    const proof = await proofWith(bug, id, guarantee, options);
    if (!proof) missed.push(`${bug.name} (no longer applies)`);
    else if (proof.hasCrashed && !bug.endsProcess) missed.push(`${bug.name} (${proof.failures.join("; ")})`);
    else if (proof.failures.length === 0) missed.push(bug.name);
  }
  const control = hasControl ? await proofWith(NO_BUG, id, guarantee, options) : undefined;
  return [...missed, ...(control?.failures ?? []).map((fault) => `any: it is red with none planted (${fault})`)];
}

/** Proofs at once: most wait for a database half of their time. */
const AT_ONCE = Math.min(2, availableParallelism());

const args = process.argv.slice(2);
const at = args.indexOf("--size") >= 0 ? args[args.indexOf("--size") + 1] : "ci";
/** Once more without a bug: `--control`, and always at night. */
const hasControl = at === "night" || args.includes("--control");
const asked = args.filter(
  (arg, index) => !arg.startsWith("--") && args[index - 1] !== "--size" && args[index - 1] !== "--seed",
);
const seed = args.indexOf("--seed") >= 0 ? Number(args[args.indexOf("--seed") + 1]) : randomInt(1, 2 ** 31);
const ids = asked.length > 0 ? asked : Object.keys(guarantees);

const dataDir = mkdtempSync(join(tmpdir(), "pochin-prove-"));
const postgres = await startPostgres({ dataDir, binaries: "auto", durable: false });
await migrate(await createDatabase(postgres.url, TEMPLATE));
await build();
/** Proves one guarantee, catches its planted bugs, and prints its line; answers whether all is well. */
async function prove(id: string): Promise<boolean> {
  const load = guarantees[id];
  const of = sizes[id]?.[at as "ci" | "night" | "test"];
  if (!load || of === undefined)
    throw new Error(`no guarantee ${id} at size ${at}; there are: ${Object.keys(guarantees).join(" ")}`);
  const guarantee = await load();
  const began = performance.now();
  const proof = await run(id, { size: of, seed, clusterUrl: postgres.url, untilRed: false, folder: process.cwd() });
  const proven = performance.now();
  const missed = await missedBugs(id, guarantee, { seed, clusterUrl: postgres.url, itinerary: proof.itinerary });
  console.log(
    `${id} n=${proof.n} of=${proof.of ?? of} failures=${proof.failures.length} bug=${missed.length === 0 ? "caught" : "missed"}`,
  );
  console.error(`  ${id} took ${seconds(began, proven)} s, its bugs ${seconds(proven, performance.now())} s`);
  const isWell = proof.failures.length === 0 && missed.length === 0 && proof.n >= (proof.of ?? of);
  if (!isWell) {
    console.log(`  seed ${seed}`);
    for (const failure of proof.failures.slice(0, 10)) console.log(`  ${failure}`);
    for (const bug of missed) console.log(`  missed bug: ${bug}`);
  }
  return isWell;
}

const seconds = (from: number, to: number) => Math.round((to - from) / 1000);

const began = performance.now();
const waiting = [...ids];
let bad = 0;
async function proveInTurn(): Promise<void> {
  for (let id = waiting.shift(); id; id = waiting.shift()) if (!(await prove(id))) bad += 1;
}
await Promise.all(Array.from({ length: AT_ONCE }, proveInTurn));
console.error(`  all took ${seconds(began, performance.now())} s`);
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exit(bad > 0 ? 1 : 0);
