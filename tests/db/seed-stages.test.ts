import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Stage, stages } from "~/lifecycle/stages";
import { createDatabase } from "~/server/embedded/postgres.server";
import { sendLetters } from "~/server/letters.job.server";
import { inBoth } from "~/server/say.server";
import { closeDatabase, db, openDatabase } from "~db/client.server";
import { agreement } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { round, sheet } from "~db/schema/blind";
import { award, meeting } from "~db/schema/decision";
import { binaries } from "../binaries";
import { inParallel } from "../guarantees/knock";
import { brokenInvariants } from "../invariants";
import { TEMPLATE } from "../template";
import { useParts } from "../world";

const parts = useParts();
const folder = mkdtempSync(join(tmpdir(), "pochin-seed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run seed` on an environment and answers what it complained of and how it ended. */
async function seed(args: string[], env: NodeJS.ProcessEnv): Promise<{ complained: string; code: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", "db/seed/run.ts", ...args], { env });
  let complained = "";
  child.stderr.on("data", (part) => (complained += part));
  child.stdout.resume();
  const [code] = await once(child, "close");
  return { complained, code };
}

/** The database of a stage beside the store and the inbox of this file, as the site gives them to the seed. */
const besideParts = (url: string) => ({ ...process.env, DATABASE_URL: url });

/** A folder of its own, as somebody has who only names DATA_DIR. */
const alone = (dataDir: string): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  PATH: process.env.PATH,
  DATA_DIR: dataDir,
  POSTGRES_BINARIES: binaries,
});

const notEmpty = (dataDir: string) => `${inBoth((t) => t.seed.notEmpty(dataDir))}\n`;

/** How far the story has come: of everything with a state, how many are in which. */
async function told(): Promise<Record<string, Record<string, number>>> {
  const tables = { competition, application, round, sheet, meeting, agreement };
  const counted = Object.entries(tables).map(async ([name, table]) => {
    const rows = await db().select({ state: table.state, n: count() }).from(table).groupBy(table.state);
    return [name, Object.fromEntries(rows.map(({ state, n }) => [state, n]))] as const;
  });
  const awards = await db().select({ outcome: award.outcome, n: count() }).from(award).groupBy(award.outcome);
  return {
    ...Object.fromEntries(await Promise.all(counted)),
    award: Object.fromEntries(awards.map(({ outcome, n }) => [outcome, n])),
  };
}

/** What the story leaves as it is from the admission on, and where all its sheets were opened. */
const untouched = { draft: 1, withdrawn: 1, rejected: 2 };
const scored = { round: { opened: 2 }, sheet: { sealed: 21 } };
/** Nobody has scored, met or agreed on anything yet. */
const undecided = { meeting: {}, award: {}, agreement: {} };
const unscored = { ...undecided, round: {}, sheet: {} };
const decided = { ...scored, meeting: { signed: 1 }, award: { awarded: 5, declined: 4, reserve: 1 } };
const winning = { ...untouched, declined: 4, reserve: 1, awarded: 5 };

/** Where the one competition of each stage stands. */
const reached: Record<Stage, Awaited<ReturnType<typeof told>>> = {
  registration: { ...unscored, competition: { draft: 1 }, application: {} },
  announcement: { ...unscored, competition: { draft: 1 }, application: {} },
  application: {
    ...unscored,
    competition: { announced: 1 },
    application: { draft: 1, withdrawn: 1, submitted: 12 },
  },
  admission: { ...unscored, competition: { admission: 1 }, application: { draft: 1, withdrawn: 1, opened: 12 } },
  review: {
    ...undecided,
    application: { ...untouched, admitted: 10 },
    competition: { review: 1 },
    round: { running: 1 },
    sheet: { sealed: 19, assigned: 1 },
  },
  decision: {
    ...undecided,
    application: { ...untouched, admitted: 10 },
    competition: { ranking: 1 },
    ...scored,
    meeting: { planned: 1 },
  },
  publication: { ...decided, competition: { decided: 1 }, application: winning, agreement: {} },
  agreement: { ...decided, competition: { published: 1 }, application: winning, agreement: {} },
  reporting: {
    ...decided,
    competition: { published: 1 },
    application: { ...winning, awarded: 4, agreed: 1 },
    agreement: { active: 1 },
  },
};

/** Two stories at once are told in parallel: a story waits for its database half of the time. */
const AT_ONCE = 2;
const seeded = new Map<Stage, { url: string; ended: Awaited<ReturnType<typeof seed>> }>();

beforeAll(async () => {
  await inParallel([...stages].reverse(), AT_ONCE, async (stage) => {
    const url = await createDatabase(inject("clusterUrl"), `seed_${stage}_${process.pid}`, TEMPLATE);
    seeded.set(stage, { url, ended: await seed(["--stage", stage], besideParts(url)) });
  });
}, 300_000);

async function opens(stage: Stage): Promise<string> {
  const { url } = seeded.get(stage)!;
  await closeDatabase();
  openDatabase({ url, poolSize: 5 });
  return url;
}

test.each(stages)("--stage %s leaves one competition there, and its facts agree", async (stage) => {
  expect(seeded.get(stage)!.ended).toEqual({ complained: "", code: 0 });
  await opens(stage);
  await sendLetters({ signal: new AbortController().signal });
  expect(await told()).toEqual(reached[stage]);
  expect(await brokenInvariants({ dataDir: parts.dataDir })).toEqual([]);
});

test.each(["registration", "reporting"] as const)("a second story is refused where %s was told", async (stage) => {
  const url = await opens(stage);
  const again = await seed(["--stage", "decision"], besideParts(url));
  expect(again).toEqual({ complained: notEmpty(parts.dataDir), code: 1 });
  expect(await told()).toEqual(reached[stage]);
});

test("a stage that is not there is refused with those that are, before anything is opened", async () => {
  const dataDir = join(folder, "wrong");
  expect(await seed(["--stage", "reveiw"], alone(dataDir))).toEqual({
    complained: `${inBoth((t) => t.seed.noStage("reveiw", stages.join(", ")))}\n`,
    code: 1,
  });
  expect(existsSync(dataDir)).toBe(false);
});

test("a folder that is not there yet is made, filled and left closed; a second time it is refused by name", {
  timeout: 180_000,
}, async () => {
  const dataDir = join(folder, "own");
  const seedIt = () => seed(["--stage", "registration"], alone(dataDir));
  expect(await seedIt()).toEqual({ complained: "", code: 0 });
  expect([existsSync(join(dataDir, "lock")), existsSync(join(dataDir, "database-address"))]).toEqual([false, false]);
  expect(await seedIt()).toEqual({ complained: notEmpty(dataDir), code: 1 });
});
