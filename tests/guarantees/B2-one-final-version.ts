import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { type ClosedSet, closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { type Receipt, submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { editionOf } from "~/lifecycle/3-application/version.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import type { Outcome, Refusal } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { application, applicationVersion, draftSection, submissionOrder } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { type Announced, anOpenCompetition, completeDraft, setCompetition } from "../applications";
import { manyReadyApplications, type Ready } from "../many-applications";
import { openParts } from "../open-parts";
import { rootOf } from "./closed-root";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { makeStall, openAdmin, type Stall, until } from "./stalls";

/** Applications of one crossing; each is one trial. */
const TOGETHER = 100;
const POOL = 16;
const HOUR_MS = 3_600_000;
const LEAD_MS = 400;
const GRACE_MS = 1_000;
/** The two tabs act this close to the deadline. */
const WITHIN_MS = 50;
const HEELS_MS = 2;
const STALLS: Stall[] = ["nothing", "versions", "competition", "process"];
/** What a tab may be told when the other one was faster or the time was over. */
const FAIR: Refusal[] = ["wrongState", "deadlinePassed", "changedMeanwhile"];

const acts = ["submit", "withdraw", "reopen", "edit"] as const;
type Act = (typeof acts)[number];
type Told = { application: string; act: Act; answer: Outcome<unknown> | "rejected" };
/** What the journal and the receipts say of one application over all its crossings. */
type Memory = Map<string, Receipt[]>;

/** Two tabs of one person: each does two or three things around the deadline, half of them at the other's heels. */
function tabsOf(ready: Ready, competition: Announced, deadline: number, random: () => number): Promise<Told>[] {
  const instants = () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => (random() * 2 - 1) * WITHIN_MS).sort((a, b) => a - b);
  const one = instants();
  const other = random() < 0.5 ? one.map((at) => at + random() * HEELS_MS) : instants();
  return [...one, ...other].map((offset) => act(ready, competition, deadline + offset, random()));
}

async function act(ready: Ready, competition: Announced, at: number, roll: number): Promise<Told> {
  const chosen = roll < 0.4 ? "submit" : roll < 0.6 ? "withdraw" : roll < 0.75 ? "reopen" : "edit";
  await until(at);
  const came = performance.now();
  const waited = () => performance.now() - came;
  const { head, id } = ready;
  const does: Record<Act, () => Promise<Outcome<unknown>>> = {
    submit: () => submitApplication(head, id, { key: randomUUID() }, waited),
    withdraw: () => withdrawApplication(head, id, waited),
    reopen: () => reopenApplication(head, id, waited),
    edit: () => retype(ready, competition),
  };
  const answer = await does[chosen]().catch(() => "rejected" as const);
  return { application: id, act: chosen, answer };
}

async function retype({ head, id }: Ready, { rules }: Announced): Promise<Outcome<unknown>> {
  const [saved] = await db()
    .select({ version: draftSection.version })
    .from(draftSection)
    .where(and(eq(draftSection.applicationId, id), eq(draftSection.section, "about")));
  const data = { ...completeDraft(rules).about, title: `Двор ${randomUUID().slice(0, 8)}` };
  return saveSection(head, id, { section: "about", version: saved!.version, data });
}

async function close(competitionId: string, due: number): Promise<ClosedSet> {
  await until(due);
  for (let left = 2_000; left > 0; left -= 1) {
    const outcome = await closeReception(competitionId);
    if (outcome.ok) return outcome.value;
    await pause(5);
  }
  throw new Error("the closer never closed");
}

/** Facts of the journal for each application, in the order they were committed. */
async function factsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db()
    .select({ id: journalPayload.subjectId, type: journalPayload.type, details: journalPayload.details })
    .from(journalPayload)
    .where(
      and(
        inArray(journalPayload.subjectId, [...ids]),
        inArray(journalPayload.type, ["application.submitted", "application.withdrawn", "application.reopened"]),
      ),
    )
    .orderBy(asc(journalPayload.seq));
  const facts = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { id, type, details } of rows)
    facts.get(id)!.push(type === "application.submitted" ? `submitted ${details.edition} ${details.sha256}` : type);
  return facts;
}

/** Orders a third of the applications to be submitted at the close; answers those that may be. */
async function orderSome(all: readonly Ready[], random: () => number): Promise<string[]> {
  const ordered: string[] = [];
  for (const { id, head } of all.filter(() => random() < 1 / 3))
    if ((await orderSubmission(head, id, noWait)).ok) ordered.push(id);
  return ordered;
}

/** Receipts of what was submitted by order: nobody waited for an answer, they came by letter. */
async function receiptsByLetter(ids: readonly string[], memory: Memory): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db()
    .select({ version: applicationVersion, props: letter.props })
    .from(letter)
    .innerJoin(applicationVersion, eq(applicationVersion.receiptCode, sql`${letter.props}->>'code'`))
    .where(and(eq(letter.kind, "application-submitted"), inArray(applicationVersion.applicationId, [...ids])));
  for (const { version, props } of rows) {
    const receipts = memory.get(version.applicationId)!;
    const { code, sha256, edition, arrivedAt } = props as {
      code: string;
      sha256: string;
      edition: number;
      arrivedAt: string;
    };
    if (receipts.every((one) => one.code !== code))
      receipts.push({ code, sha256, edition, arrivedAt: new Date(arrivedAt) });
  }
}

/** What is wrong with orders after the close: each is settled, none brought back what was withdrawn, none left a draft behind. */
async function orderFaults(all: readonly Ready[], ordered: readonly string[]): Promise<string[]> {
  if (ordered.length === 0) return [];
  const failures: string[] = [];
  const rows = await db()
    .select({ id: submissionOrder.applicationId, state: submissionOrder.state, now: application.state })
    .from(submissionOrder)
    .innerJoin(application, eq(application.id, submissionOrder.applicationId))
    .where(inArray(submissionOrder.applicationId, [...ordered]));
  if (rows.some(({ state }) => state === "given")) failures.push("an order still waits after the close");
  const facts = await factsOf(ordered);
  for (const { id, head } of all.filter((one) => ordered.includes(one.id))) {
    const isWithdrawn = facts.get(id)!.at(-1)?.endsWith("withdrawn") ?? false;
    const draft = editionOf((await loadDraft(db(), head, id))!).sha256;
    const counted = facts.get(id)!.at(-1) ?? "";
    if (!isWithdrawn && !counted.endsWith(draft))
      failures.push(`ordered, but the saved draft is not what counts: “${counted}”`);
    if (facts.get(id)!.some((one, at, events) => one.startsWith("submitted") && events[at - 1]?.endsWith("withdrawn")))
      failures.push("what was withdrawn was submitted without being taken up again");
  }
  return failures;
}

/** What is wrong with the applications after a close, by what their tabs were told. */
async function judge(all: readonly Ready[], told: readonly Told[], closed: ClosedSet, memory: Memory) {
  const failures: string[] = [];
  const ids = all.map(({ id }) => id);
  const facts = await factsOf(ids);
  const rows = await db()
    .select({ id: application.id, state: application.state, current: application.currentVersion })
    .from(application)
    .where(inArray(application.id, ids));
  const versions = await db()
    .select({
      id: applicationVersion.applicationId,
      edition: applicationVersion.version,
      code: applicationVersion.receiptCode,
      sha256: applicationVersion.sha256,
    })
    .from(applicationVersion)
    .where(inArray(applicationVersion.applicationId, ids))
    .orderBy(asc(applicationVersion.version));

  const counted: string[] = [];
  for (const { id, state, current } of rows) {
    const own = told.filter((one) => one.application === id);
    const receipts = memory.get(id)!;
    for (const { act: did, answer } of own) {
      if (answer === "rejected") failures.push(`${did}: neither acknowledged nor refused`);
      else if (!answer.ok && !FAIR.includes(answer.reason)) failures.push(`${did}: ${answer.reason}`);
      else if (answer.ok && did === "submit") {
        const given = answer.value as Receipt;
        const byLetter = receipts.find(({ code }) => code === given.code);
        if (!byLetter) receipts.push(given);
        else if (byLetter.sha256 !== given.sha256) failures.push("the letter and the page give different receipts");
      }
    }
    receipts.sort((a, b) => a.edition - b.edition);
    const kept = versions.filter((one) => one.id === id);
    const named = receipts.map(({ edition, code, sha256 }) => `${edition} ${code} ${sha256}`).join();
    if (named !== kept.map(({ edition, code, sha256 }) => `${edition} ${code} ${sha256}`).join())
      failures.push(`${receipts.length} receipts were given, ${kept.length} editions are kept, or others`);
    if (kept.some(({ edition }, index) => edition !== index + 1)) failures.push("its editions have gaps");

    const happened = facts.get(id)!;
    const submitted = happened.filter((one) => one.startsWith("submitted"));
    if (submitted.join() !== receipts.map(({ edition, sha256 }) => `submitted ${edition} ${sha256}`).join())
      failures.push("the journal tells of other editions than the receipts");
    const last = happened.at(-1) ?? "";
    const expected = last.startsWith("submitted") ? "submitted" : last.endsWith("withdrawn") ? "withdrawn" : "draft";
    if (state !== expected) failures.push(`it is ${state}, but the last thing that happened was “${last}”`);
    const final = receipts.at(-1);
    if ((current ?? 0) !== (final?.edition ?? 0))
      failures.push(`edition ${current} is current, the last receipt names ${final?.edition}`);
    if (expected === "submitted" && final) counted.push(final.sha256);
  }
  if (closed.count !== counted.length || closed.root !== rootOf(counted))
    failures.push(`the close counts ${closed.count}, the receipts make ${counted.length}, or others`);
  return failures;
}

async function prove({ size, seed, clusterUrl, untilRed }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL });
  const admin = openAdmin(parts.databaseUrl);
  const random = randomFrom(seed);
  const failures: string[] = [];
  const competition = await anOpenCompetition({ columns: { graceSeconds: GRACE_MS / 1_000 } });
  const all = await manyReadyApplications(competition, Math.min(size, TOGETHER));
  const memory: Memory = new Map(all.map(({ id }) => [id, []]));
  for (const ready of all.filter((_, index) => index % 2 === 0)) {
    const first = await submitApplication(ready.head, ready.id, { key: randomUUID() }, noWait);
    if (first.ok) memory.get(ready.id)!.push(first.value);
    // why: what is withdrawn can be taken up again at the deadline.
    if (all.indexOf(ready) % 4 === 0) await withdrawApplication(ready.head, ready.id, noWait);
  }
  let n = 0;
  let shown = 0;
  for (let crossing = 0; n < size && !(untilRed && failures.length > 0); crossing += 1, n += all.length) {
    const stall = STALLS[crossing % STALLS.length]!;
    await setCompetition(competition.id, { state: "announced", closesAt: new Date(Date.now() + HOUR_MS) });
    const ordered = await orderSome(all, random);
    const [clock] = await admin<{ at: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`;
    const deadline = performance.now() + LEAD_MS;
    await setCompetition(competition.id, {
      state: "announced",
      closedAt: null,
      closedCount: null,
      closedRoot: null,
      closesAt: new Date(clock!.at + LEAD_MS),
    });
    const [closed, told] = await Promise.all([
      close(competition.id, deadline + GRACE_MS),
      Promise.all(all.flatMap((ready) => tabsOf(ready, competition, deadline, random))),
      makeStall(stall, admin, {
        deadline,
        graceMs: GRACE_MS,
        long: stall !== "process",
        competitionId: competition.id,
      }),
    ]);
    shown += told.filter(({ answer }) => answer !== "rejected" && answer.ok).length;
    await receiptsByLetter(ordered, memory);
    failures.push(...(await orderFaults(all, ordered)));
    const found = await judge(all, told, closed, memory);
    failures.push(...found.map((fault) => `crossing ${crossing} (${stall}): ${fault}`));
  }
  if (shown < n / 10) failures.push(`the proof shows nothing: ${shown} acts of ${n} pairs of tabs came through`);
  await admin.end();
  await parts.close();
  return { n, failures };
}

export const guarantee: Guarantee = {
  id: "B2",
  promise: "whatever two tabs do at the deadline, one version counts at the close: the one that the last receipt names",
  bugSize: 800,
  needsBuild: false,
  bugs: [
    {
      name: "two tabs read the application at once",
      file: "app/lifecycle/3-application/arrival.server.ts",
      find: "where id = ${applicationId} for update)",
      replace: "where id = ${applicationId})",
    },
    {
      name: "a new edition does not become the one that counts",
      file: "app/lifecycle/3-application/submit-application.server.ts",
      find: "currentVersion: receipt.edition,",
      replace: "currentVersion: facts.currentVersion ?? receipt.edition,",
    },
    {
      name: "taking an application up again submits it",
      file: "app/lifecycle/3-application/reopen-application.server.ts",
      find: '.set({ state: "draft" })',
      replace: '.set({ state: "submitted" })',
    },
    {
      name: "orders to submit at the close are forgotten",
      file: "app/lifecycle/3-application/close-reception.job.server.ts",
      find: "    await carryOutOrders(tx, competitionId);\n",
      replace: "",
    },
    {
      name: "an order submits what was withdrawn",
      file: "app/lifecycle/3-application/carry-out-orders.server.ts",
      find: 'if (!may.ok) return may.reason === "wrongState" ? "withdrawn" : "noAuthority";',
      replace: "",
    },
  ],
  prove,
};
