import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import type postgres from "postgres";
import { system } from "~/access/who";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { editionOf } from "~/lifecycle/3-application/version.server";
import { made } from "~/lifecycle/outcome";
import { wake } from "~/server/wake.server";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { applicationVersion, lateAttempt } from "~db/schema/application";
import { type Announced, anOpenCompetition, setCompetition } from "../applications";
import { manyReadyApplications, type Ready } from "../many-applications";
import { openParts } from "../open-parts";
import { cookieOf } from "../sessions";
import { clockOffset } from "./crossing";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { type SiteProcess, serveMoved } from "./site-process";
import { openAdmin, until } from "./stalls";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LEAD_MS = 1_500;
const GRACE_MS = 1_000;
const WITHIN_MS = 400;
/** Competitions that cross at once, each a trial, with their applications. */
const [TOGETHER, APPLICATIONS, SUBMITS] = [5, 3, 6];
const RESOLUTION_MS = 2;
const LATEST_CLOSE_MS = 15_000;
/** New York sets its clocks back at this instant. */
const AUTUMN = Date.parse("2026-11-01T06:00:00Z");

type Move = { name: string; before: number; zone?: string; at?: number; smear?: boolean };
const moves: Move[] = [
  { name: "ten minutes ahead", before: 10 * MINUTE },
  { name: "ten minutes behind", before: -10 * MINUTE },
  { name: "set an hour ahead meanwhile", before: 0, at: HOUR },
  { name: "set an hour back meanwhile", before: 0, at: -HOUR },
  { name: "another zone meanwhile", before: 0, zone: "Pacific/Apia", at: 0 },
  { name: "clocks go back meanwhile", before: AUTUMN, zone: "America/New_York" },
  { name: "a second smeared over the crossing", before: 0, smear: true },
];

type Try = { ready: Ready; key: string; sent: number; answered: number; status: number };
type Trial = { competition: Announced; closesAt: number; tries: Try[] };

/** Moves the clock as this crossing has it, before the deadline and while it passes. */
async function moveClock(site: SiteProcess, move: Move, deadline: number): Promise<void> {
  const toAutumn = AUTUMN - (Date.now() + deadline - performance.now());
  const before = move.before === AUTUMN ? toAutumn : move.before;
  await site.move({ shiftMs: before, zone: move.before === AUTUMN ? move.zone : "UTC" });
  await until(deadline - 100);
  if (move.at !== undefined) await site.move({ shiftMs: move.at, zone: move.zone ?? "UTC" });
  for (let step = 1; move.smear && step <= 20; step += 1) {
    await site.move({ shiftMs: step * 50 });
    await pause(15);
  }
}

/** Submits over HTTP at its own instant; `offset` makes the database's clock of this process's monotonic one. */
async function submit(baseUrl: string, cookie: string, ready: Ready, at: number, offset: number): Promise<Try> {
  const key = randomUUID();
  const seen = editionOf((await loadDraft(db(), ready.head, ready.id))!).sha256;
  await until(at);
  const sent = performance.now() + offset;
  const answer = await fetch(`${baseUrl}/applicant/applications/${ready.id}/check`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: baseUrl },
    body: new URLSearchParams({ key, seen, consent: "on" }),
  });
  const answered = performance.now() + offset;
  await answer.arrayBuffer();
  return { ready, key, sent, answered, status: answer.status };
}

/** The time left that the applicant's page shows, against the database's clock. */
async function countdownFault(address: string, cookie: string, trial: Trial, offset: number): Promise<string[]> {
  const asked = performance.now() + offset;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  const left = [...page.matchAll(/data-left="(-?\d+)"/g)].map(([, ms]) => Number(ms));
  const [most, least] = [trial.closesAt - asked, trial.closesAt - performance.now() - offset];
  return left.some((ms) => ms <= most + RESOLUTION_MS && ms >= least - RESOLUTION_MS)
    ? []
    : [`the page shows ${left.join()} ms left instead of ${Math.round(least)}…${Math.round(most)}`];
}

/** What is wrong with one competition after its crossing, by the database's clock alone. */
async function judge({ competition: announced, closesAt, tries }: Trial): Promise<string[]> {
  const failures: string[] = [];
  const ids = [...new Set(tries.map(({ ready }) => ready.id))];
  const versions = await db().select().from(applicationVersion).where(inArray(applicationVersion.applicationId, ids));
  const attempts = await db().select().from(lateAttempt).where(inArray(lateAttempt.applicationId, ids));
  const isWithin = (at: Date, one: Try) =>
    at.getTime() >= one.sent - RESOLUTION_MS && at.getTime() <= one.answered + RESOLUTION_MS;
  for (const one of tries) {
    const words = `sent ${Math.round(one.sent - closesAt)} ms, answered ${Math.round(one.answered - closesAt)} ms from the deadline`;
    const version = versions.find(({ idempotencyKey }) => idempotencyKey === one.key);
    if (one.status !== 302 && one.status !== 409) failures.push(`${words}: ${one.status}`);
    if ((one.status === 302) !== (version !== undefined))
      failures.push(`${words}: ${one.status}, version ${!!version}`);
    if (one.status === 302 && one.sent > closesAt + RESOLUTION_MS) failures.push(`${words}: acknowledged`);
    if (one.status === 409 && one.answered < closesAt - RESOLUTION_MS) failures.push(`${words}: refused as late`);
    if (version && !isWithin(version.arrivedAt, one))
      failures.push(`${words}: its receipt says ${version.arrivedAt.getTime() - closesAt} ms`);
  }
  for (const attempt of attempts)
    if (
      !tries.some(
        (one) => one.status === 409 && one.ready.id === attempt.applicationId && isWithin(attempt.arrivedAt, one),
      )
    )
      failures.push(`an attempt is on record ${attempt.arrivedAt.getTime() - closesAt} ms from the deadline`);
  const closedAt = await closing(announced.id);
  if (closedAt === null) failures.push("it was never closed");
  else if (closedAt < closesAt + GRACE_MS || closedAt > closesAt + LATEST_CLOSE_MS)
    failures.push(`closed ${closedAt - closesAt} ms from the deadline`);
  return failures;
}

/** When the site's own job closed the reception. */
async function closing(id: string): Promise<number | null> {
  for (let left = LATEST_CLOSE_MS / 100; left > 0; left -= 1) {
    const [row] = await db().select({ at: competition.closedAt }).from(competition).where(eq(competition.id, id));
    if (row?.at) return row.at.getTime();
    await pause(100);
  }
  return null;
}

async function prepare(): Promise<{ competition: Announced; all: Ready[]; cookies: Map<string, string> }> {
  const announced = await anOpenCompetition({ columns: { graceSeconds: GRACE_MS / 1_000 } });
  const all = await manyReadyApplications(announced, APPLICATIONS);
  const cookies = new Map<string, string>();
  for (const { id, head } of all) cookies.set(id, await cookieOf(head));
  return { competition: announced, all, cookies };
}

async function cross(
  site: SiteProcess,
  admin: postgres.Sql,
  baseUrl: string,
  move: Move,
  count: number,
  random: () => number,
): Promise<string[]> {
  const prepared = [];
  for (let made = 0; made < count; made += 1) prepared.push(await prepare());
  const offset = await clockOffset(admin);
  const deadline = performance.now() + LEAD_MS;
  const closesAt = Math.round(deadline + offset);
  for (const { competition: one } of prepared) await setClosing(one.id, closesAt);
  const moving = moveClock(site, move, deadline);
  const trials = await Promise.all(
    prepared.map(async ({ competition: announced, all, cookies }) => {
      const tries = Array.from({ length: SUBMITS }, (_, index) => {
        const ready = all[index % all.length]!;
        const at = deadline + (random() * 2 - 1) * WITHIN_MS;
        return submit(baseUrl, cookies.get(ready.id)!, ready, at, offset);
      });
      const trial: Trial = { competition: announced, closesAt, tries: [] };
      await until(deadline - LEAD_MS / 2);
      const [first] = all;
      const address = `${baseUrl}/applicant/applications/${first!.id}`;
      const faults = await countdownFault(address, cookies.get(first!.id)!, trial, offset);
      trial.tries = await Promise.all(tries);
      return { trial, faults };
    }),
  );
  await moving;
  const found: string[] = [];
  for (const { trial, faults } of trials) found.push(...faults, ...(await judge(trial)));
  return found.map((fault) => `${move.name}: ${fault}`);
}

/** The end of reception, with the call of the closer that an announcement asks for. */
async function setClosing(id: string, closesAt: number): Promise<void> {
  await setCompetition(id, { closesAt: new Date(closesAt) });
  await transaction(system, "seed.play", async (tx) => {
    await wake(tx, "closeReceptions", { id, runAt: new Date(closesAt + GRACE_MS), key: id });
    return made(undefined);
  });
}

/** The journal's own times: in the order of its entries, and all of them within the proof. */
async function journalFaults(admin: postgres.Sql, began: Date): Promise<string[]> {
  const [row] = await admin<{ back: number; outside: number }[]>`
    select count(*) filter (where at < before)::int as back,
           count(*) filter (where at < ${began} or at > clock_timestamp())::int as outside
    from (select at, lag(at) over (order by seq) as before from journal_entry) e`;
  return row!.back + row!.outside === 0
    ? []
    : [`${row!.back} entries go back in time, ${row!.outside} are outside of it`];
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: 5 });
  const admin = openAdmin(parts.databaseUrl);
  const [clock] = await admin<{ now: Date }[]>`select clock_timestamp() as now`;
  const site = await serveMoved();
  const random = randomFrom(seed);
  const failures: string[] = [];
  for (let n = 0, crossing = 0; n < size; n += TOGETHER, crossing += 1) {
    const move = moves[crossing % moves.length]!;
    failures.push(...(await cross(site, admin, parts.baseUrl, move, Math.min(TOGETHER, size - n), random)));
  }
  failures.push(...(await journalFaults(admin, clock!.now)));
  await site.stop();
  await admin.end();
  await parts.close();
  return { n: size, failures };
}

export const guarantee: Guarantee = {
  id: "B5",
  promise: "the clock and the zone of the application's machine decide nothing: all time is the database's",
  bugSize: 10,
  needsBuild: true,
  bugs: [
    {
      name: "the application's clock decides",
      file: "app/lifecycle/3-application/arrival.server.ts",
      find: "let clock = Number(locked.clock);",
      replace: "let clock = Date.now();",
    },
    {
      name: "a receipt carries the application's time",
      file: "app/lifecycle/3-application/submit-application.server.ts",
      find: "arrivedAt: facts.now,\n    idempotencyKey",
      replace: "arrivedAt: new Date(),\n    idempotencyKey",
    },
    {
      name: "the time left is counted by the application's clock",
      file: "app/lifecycle/2-announcement/competition.queries.server.ts",
      find: "sql<Date>`clock_timestamp() + ${competition.clockShift}`",
      replace: "sql<Date>`${new Date().toISOString()}::timestamptz`",
    },
  ],
  prove,
};
