import { eq } from "drizzle-orm";
import { db } from "~db/client.server";
import { applicationVersion } from "~db/schema/application";
import { openParts } from "../open-parts";
import { type Attempt, type Crossing, crossDeadline, lateFactsOf } from "./crossing";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { openAdmin, type Stall } from "./stalls";

const STALLS: { kind: Stall; long: boolean }[] = [
  { kind: "process", long: false },
  { kind: "backends", long: true },
  { kind: "competition", long: false },
  { kind: "versions", long: true },
  { kind: "backends", long: false },
  { kind: "nothing", long: false },
  { kind: "competition", long: true },
];
/** The database's clock is read to the millisecond. */
const RESOLUTION_MS = 1;
const POOL = 8;
const KEPT_LATE = 5;

const isMade = ({ answer }: Attempt) => answer !== "rejected" && answer.ok;
const reasonOf = ({ answer }: Attempt) => (answer === "rejected" || answer.ok ? "" : answer.reason);
const receiptOf = ({ answer }: Attempt) => (answer !== "rejected" && answer.ok ? answer.value : undefined);

/** What is wrong with the answer to one attempt. */
function faultOf(attempt: Attempt, { closesAt, closedAt, attempts, clockMovedMs }: Crossing): string | undefined {
  const { came, act, answer } = attempt;
  const inexact = RESOLUTION_MS + clockMovedMs;
  const words = `${act} that came ${came.from - closesAt}…${came.to - closesAt} ms from the deadline`;
  if (answer === "rejected") return `${words}: neither acknowledged nor refused`;
  if (isMade(attempt) && came.from >= closesAt + inexact)
    return `${words}: acknowledged (the clock moved by ${clockMovedMs.toFixed(2)} ms)`;
  if (reasonOf(attempt) === "deadlinePassed" && came.to < closesAt - inexact && attempt.answeredAt < closedAt)
    return `${words}: refused as late before the closer ran`;
  const mayBeWithdrawn = attempts.some(
    (other) => other.application === attempt.application && other.act === "withdraw",
  );
  if (!isMade(attempt) && reasonOf(attempt) !== "deadlinePassed" && !mayBeWithdrawn)
    return `${words}: ${reasonOf(attempt)}`;
  const arrivedAt = receiptOf(attempt)?.arrivedAt.getTime();
  if (arrivedAt !== undefined && (arrivedAt > closesAt || arrivedAt < came.from - RESOLUTION_MS - inexact))
    return `${words}: its receipt says ${arrivedAt - closesAt} ms`;
  return undefined;
}

/** What is wrong with a crossing as a whole. */
async function judge(crossing: Crossing): Promise<string[]> {
  const { attempts, closesAt, closedAt, graceMs, competition } = crossing;
  const failures = attempts.map((one) => faultOf(one, crossing)).filter((fault) => fault !== undefined);
  if (closedAt < closesAt + graceMs)
    failures.push(`closed ${closesAt + graceMs - closedAt} ms before the end of the grace`);
  const submits = attempts.filter(({ act }) => act === "submit");
  if (!submits.some(isMade) || submits.every(isMade))
    failures.push("the crossing shows nothing: all answers are alike");

  const kept = await db()
    .select({ code: applicationVersion.receiptCode })
    .from(applicationVersion)
    .where(eq(applicationVersion.competitionId, competition.id));
  const codes = attempts.flatMap((one) => receiptOf(one)?.code ?? []);
  if (JSON.stringify(kept.map(({ code }) => code).sort()) !== JSON.stringify(codes.sort()))
    failures.push(`${codes.length} receipts were given, ${kept.length} versions are kept`);

  const late = await lateFactsOf(competition.id);
  for (const { id } of crossing.applications) {
    const refused = attempts.filter((one) => one.application === id && reasonOf(one) === "deadlinePassed").length;
    if ((late.get(id) ?? 0) !== Math.min(KEPT_LATE, refused))
      failures.push(`${refused} late attempts, ${late.get(id) ?? 0} on record`);
  }
  return failures;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL });
  const admin = openAdmin(parts.databaseUrl);
  const random = randomFrom(seed);
  const failures: string[] = [];
  for (let n = 0; n < size; n += 1) {
    const { kind, long } = STALLS[n % STALLS.length]!;
    const crossing = await crossDeadline(admin, random, kind, long);
    failures.push(
      ...(await judge(crossing)).map((fault) => `crossing ${n} (${kind}${long ? ", long" : ""}): ${fault}`),
    );
  }
  await admin.end();
  await parts.close();
  return { n: size, failures };
}

const ARRIVAL = "app/lifecycle/3-application/arrival.server.ts";

export const guarantee: Guarantee = {
  id: "B1",
  promise: "nothing that came after the deadline is acknowledged; what came before it is, unless the closer ran first",
  bugSize: 4,
  needsBuild: false,
  bugs: [
    {
      name: "the clock is the beginning of the transaction",
      file: ARRIVAL,
      find: "sql`clock_timestamp() + clock_shift`",
      replace: "sql`now() + clock_shift`",
    },
    {
      name: "the arrival is rounded down to a twentieth of a second",
      file: ARRIVAL,
      find: "new Date(Math.ceil(latest))",
      replace: "new Date(Math.floor(latest / 50) * 50)",
    },
    {
      name: "what a request waited is not counted",
      file: ARRIVAL,
      find: "const asked = waited();",
      replace: "waited = () => 0;\n  const asked = waited();",
    },
    {
      name: "what a request waited is asked after the lock",
      file: ARRIVAL,
      find: "let latest = clock - asked;",
      replace: "let latest = clock - waited();",
    },
    {
      name: "a reading that leaves the answer open counts as late",
      file: ARRIVAL,
      find: "const READINGS = 20;",
      replace: "const READINGS = 0;",
    },
    {
      name: "the application server's clock decides",
      file: ARRIVAL,
      find: "let clock = Number(locked.clock);",
      replace: "let clock = Date.now() - 7;",
    },
    {
      name: "the closer does not wait for the grace",
      file: "app/lifecycle/3-application/close-reception.job.server.ts",
      find: " + make_interval(secs => ${competition.graceSeconds})",
      replace: "",
    },
    {
      name: "a late attempt leaves no trace",
      file: "app/lifecycle/3-application/submit-application.server.ts",
      find: 'outcome.reason !== "deadlinePassed" || !arrived',
      replace: "!outcome.ok",
    },
  ],
  prove,
};
