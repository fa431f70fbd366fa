import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Person } from "~/access/who";
import { type ClosedSet, closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { type Receipt, submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import type { Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { type Announced, anOpenCompetition, aReadyApplication, completeDraft, setCompetition } from "../applications";
import { makeStall, type Stall, until } from "./stalls";

const LEAD_MS = 700;
const APPLICATIONS = 10;
const SUBMITS = 110;
/** So few that each has a connection of its own while nothing moves. */
const SUBMITS_IN_A_STALL = 16;

type Ready = { id: string; head: Person };

/** One try to submit or withdraw: between which two instants (of the database's clock, ms) its headers came in, and the answer. */
export type Attempt = {
  application: string;
  act: "submit" | "withdraw";
  came: { from: number; to: number };
  answeredAt: number;
  answer: Outcome<Receipt | undefined> | "rejected";
};

export type Crossing = {
  competition: Announced;
  applications: Ready[];
  closesAt: number;
  closed: ClosedSet;
  closedAt: number;
  graceMs: number;
  attempts: Attempt[];
  /** How far the database's clock moved against a monotonic one meanwhile: a machine sets its clock right now and then. */
  clockMovedMs: number;
};

const LOOKS_AT_CLOCK = 9;

/** The database's clock less this process's monotonic one, ms, as the quickest of a few readings tells. */
export async function clockOffset(admin: postgres.Sql): Promise<number> {
  let [best, quickest] = [0, Number.POSITIVE_INFINITY];
  for (let look = 0; look < LOOKS_AT_CLOCK; look += 1) {
    const asked = performance.now();
    const [row] = await admin<{ at: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`;
    const took = performance.now() - asked;
    if (took < quickest) [best, quickest] = [row!.at - asked - took / 2, took];
  }
  return best;
}

/**
 * Carries a short-lived competition over its deadline: submits and some withdrawals come at their own instants, whatever
 * becomes of those before, densest at the deadline; many had waited in a queue. Something stalls, and the closer runs.
 */
export async function crossDeadline(
  admin: postgres.Sql,
  random: () => number,
  stall: Stall,
  long: boolean,
): Promise<Crossing> {
  const graceMs = 1000;
  const announced = await anOpenCompetition({ columns: { graceSeconds: graceMs / 1000 } });
  const applications: Ready[] = [];
  for (let made = 0; made < APPLICATIONS; made += 1)
    applications.push(await aReadyApplication({ competition: announced }));

  const offset = await clockOffset(admin);
  const [clock] = await admin<{ now: Date }[]>`select clock_timestamp() as now`;
  const closesAt = clock!.now.getTime() + LEAD_MS;
  const deadline = performance.now() + (closesAt - Date.now());
  await setCompetition(announced.id, { closesAt: new Date(closesAt) });

  const submits = stall === "versions" ? SUBMITS_IN_A_STALL : SUBMITS;
  const attempts = [
    ...Array.from({ length: submits }, () =>
      attempt(pick(applications, random), "submit", deadline + offsetOf(random()), random),
    ),
    ...applications
      .filter((_, index) => index % 3 === 0)
      .map((ready) => attempt(ready, "withdraw", deadline - 150 + random() * 180, random)),
  ];
  const [closed, made] = await Promise.all([
    runCloser(announced.id, deadline + graceMs, random),
    Promise.all(attempts),
    Promise.all(applications.filter((_, index) => index % 3 === 1).map((ready) => retype(ready, announced, deadline))),
    makeStall(stall, admin, { deadline, graceMs, long, competitionId: announced.id }),
  ]);
  const late = await Promise.all(applications.map((ready) => attempt(ready, "submit", 0, random)));
  const [row] = await db()
    .select({ closedAt: competition.closedAt })
    .from(competition)
    .where(eq(competition.id, announced.id));
  const closedAt = row?.closedAt?.getTime() ?? 0;
  const clockMovedMs = Math.abs((await clockOffset(admin)) - offset);
  return {
    competition: announced,
    applications,
    closesAt,
    closed,
    closedAt,
    graceMs,
    attempts: [...made, ...late],
    clockMovedMs,
  };
}

const pick = <T>(from: readonly T[], random: () => number) => from[Math.floor(random() * from.length)]!;

/** Milliseconds from the deadline: a third within ±4, a third within ±30, a third within ±300. */
function offsetOf(roll: number): number {
  const [within, place] = roll < 1 / 3 ? [4, roll * 3] : roll < 2 / 3 ? [30, roll * 3 - 1] : [300, roll * 3 - 2];
  return (place * 2 - 1) * within;
}

/** Milliseconds a request stands in a queue, or its body takes to come, before the verb is called. */
function queueOf(roll: number): number {
  if (roll < 0.5) return 0;
  return roll < 0.85 ? ((roll - 0.5) / 0.35) * 60 : ((roll - 0.85) / 0.15) * 600;
}

async function attempt(ready: Ready, act: Attempt["act"], at: number, random: () => number): Promise<Attempt> {
  const queue = queueOf(random());
  await until(at);
  const from = Date.now();
  const came = performance.now();
  const to = Date.now() + 1;
  await pause(queue);
  const waited = () => performance.now() - came;
  const running: Promise<Outcome<Receipt | undefined>> =
    act === "submit"
      ? submitApplication(ready.head, ready.id, { key: randomUUID() }, waited)
      : withdrawApplication(ready.head, ready.id, waited);
  const answer = await running.catch(() => "rejected" as const);
  return { application: ready.id, act, came: { from, to }, answeredAt: Date.now(), answer };
}

/** Somebody types while somebody else submits, so that editions differ. */
async function retype({ id, head }: Ready, { rules }: Announced, deadline: number): Promise<void> {
  for (let version = 1; performance.now() < deadline; version += 1) {
    await pause(60);
    const data = { ...completeDraft(rules).about, title: `Добрый двор ${version}` };
    await saveSection(head, id, { section: "about", version, data });
  }
}

/** The job is woken a few times too early, and from the end of the grace again and again. */
async function runCloser(competitionId: string, due: number, random: () => number): Promise<ClosedSet> {
  for (let early = 3; early > 0; early -= 1) {
    await until(due - 1300 * random());
    const outcome = await closeReception(competitionId);
    if (outcome.ok) return outcome.value;
  }
  await until(due - 30);
  for (let left = 1000; left > 0; left -= 1) {
    const outcome = await closeReception(competitionId);
    if (outcome.ok) return outcome.value;
    await pause(8);
  }
  throw new Error("the closer never closed");
}

/** How many late attempts the journal keeps for each application. */
export async function lateFactsOf(competitionId: string): Promise<Map<string, number>> {
  const rows = await db().execute<{ id: string; n: number }>(sql`
    select subject_id as id, count(*)::int as n from journal_payload
    where competition_id = ${competitionId} and type = 'application.cameLate' group by 1`);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
