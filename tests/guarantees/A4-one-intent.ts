import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { type Receipt, submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { editionOf } from "~/lifecycle/3-application/version.server";
import { type Outcome, refusals } from "~/lifecycle/outcome";
import { closeDatabase, db, openDatabase } from "~db/client.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { openParts, openSite } from "../open-parts";
import { cookieOf } from "../sessions";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const LANES = 4;
const POOL = 8;
const EDITIONS = 25;
/** From this size on one of the lanes goes through the built site. */
const WITH_SITE = 100;

/** An application with the person who submits it, and what stands in it now. */
type Draft = { id: string; head: Person; version: number; sha256: string };
/** An intent that was carried out: its key, the content it was meant for, and the only receipt it may ever give. */
type Intent = { draft: Draft; key: string; seen: string; receipt: string };
type Answer = Outcome<Receipt> | "rejected";

/** How often a person's browser sends one intent: mostly a few times, sometimes fifty. */
function timesOf(roll: number): number {
  if (roll < 0.2) return 1;
  return roll < 0.75 ? 2 + Math.floor(((roll - 0.2) / 0.55) * 7) : 9 + Math.floor(((roll - 0.75) / 0.25) * 42);
}

type Send = (draft: Draft, key: string, seen?: string) => Promise<Answer>;

const send: Send = (draft, key, seen) =>
  submitApplication(draft.head, draft.id, { key, seen }, noWait).catch(() => "rejected");

/** The same by the page of the built site; the receipt of what it accepts is read by the verb. */
function overHttp(baseUrl: string): Send {
  const cookies = new Map<Person, Promise<string>>();
  return async (draft, key, seen = draft.sha256) => {
    if (!cookies.has(draft.head)) cookies.set(draft.head, cookieOf(draft.head));
    const response = await fetch(`${baseUrl}/applicant/applications/${draft.id}/check`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: await cookies.get(draft.head)!, origin: baseUrl },
      body: new URLSearchParams({ key, seen, consent: "on" }),
    });
    await response.arrayBuffer();
    if (response.status === 302) return send(draft, key, seen);
    const reason = (["keyReused", "changedMeanwhile"] as const).find((one) => refusals[one] === response.status);
    return reason ? { ok: false, reason } : "rejected";
  };
}

const say = (answer: Answer) => (answer === "rejected" || answer.ok ? JSON.stringify(answer) : answer.reason);

async function type(draft: Draft, title: string): Promise<void> {
  const loaded = await loadDraft(db(), draft.head, draft.id);
  const data = { ...loaded!.draft.about, title };
  const saved = await saveSection(draft.head, draft.id, { section: "about", version: draft.version, data });
  if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
  draft.version = saved.value.version;
  draft.sha256 = editionOf((await loadDraft(db(), draft.head, draft.id))!).sha256;
}

/** One intent sent many times at once, among tries to put another content under its key. */
async function burst(send: Send, draft: Draft, random: () => number, failures: string[]): Promise<Intent | undefined> {
  const [key, seen] = [randomUUID(), draft.sha256];
  const other = createHash("sha256").update(key).digest("hex");
  const foreign = random() < 0.4 ? [await send(draft, key, other)] : [];
  const spread = random() < 0.5 ? 0 : random() * 20;
  const sends = Array.from({ length: timesOf(random()) }, async () => {
    await pause(random() * spread);
    return send(draft, key, random() < 0.8 ? seen : undefined);
  });
  const beside = Array.from({ length: random() < 0.3 ? 1 + Math.floor(random() * 3) : 0 }, async () => {
    await pause(random() * spread);
    return send(draft, key, other);
  });
  const answers = await Promise.all(sends);
  for (const answer of [...foreign, ...(await Promise.all(beside))])
    if (!["keyReused", "changedMeanwhile"].includes(say(answer)))
      failures.push(`${key}: another content under the key was answered ${say(answer)}`);
  const different = [...new Set(answers.map(say))];
  const [first] = answers;
  if (different.length > 1) failures.push(`${key}: ${answers.length} sends, answers ${different.join(" | ")}`);
  if (!first || first === "rejected" || !first.ok || first.value.sha256 !== seen) {
    failures.push(`${key}: not acknowledged: ${different[0]}`);
    return undefined;
  }
  return { draft, key, seen, receipt: say(first) };
}

/** Intents on one application after another; after each, its draft changes and the old key comes again. */
async function lane(send: Send, count: () => boolean, random: () => number, failures: string[]): Promise<Intent[]> {
  const intents: Intent[] = [];
  const competition = await anOpenCompetition();
  let draft: Draft | undefined;
  for (let n = 0; count(); n += 1) {
    if (!draft || n % EDITIONS === 0) {
      const ready = await aReadyApplication({ competition });
      draft = { id: ready.id, head: ready.head, version: 1, sha256: "" };
    }
    await type(draft, `Двор ${n}`);
    const intent = await burst(send, draft, random, failures);
    if (!intent) continue;
    intents.push(intent);
    await type(draft, `Другой двор ${n}`);
    const reused = await send(draft, intent.key);
    if (say(reused) !== "keyReused") failures.push(`${intent.key}: reused for another content: ${say(reused)}`);
  }
  return intents;
}

/** Every key once more, as a browser that was left open overnight would send it. */
async function replay(intents: readonly Intent[], failures: string[]): Promise<void> {
  for (let at = 0; at < intents.length; at += POOL)
    await Promise.all(
      intents.slice(at, at + POOL).map(async ({ draft, key, seen, receipt }) => {
        const again = say(await send(draft, key, seen));
        if (again !== receipt) failures.push(`${key}: after a restart ${again} instead of ${receipt}`);
      }),
    );
}

/** One version, one fact in the journal and one letter for every intent, and nothing beside them. */
async function judge(intents: readonly Intent[], failures: string[]): Promise<void> {
  const [row] = await db().execute<{
    versions: number;
    keys: number;
    holes: number;
    facts: number;
    letters: number;
  }>(sql`
    select (select count(*)::int from application_version) as versions,
           (select count(distinct idempotency_key)::int from application_version) as keys,
           (select count(*)::int from application a where a.current_version <>
              (select count(*) from application_version v where v.application_id = a.id)) as holes,
           (select count(*)::int from journal_payload where type = 'application.submitted') as facts,
           (select count(*)::int from letter where kind = 'application-submitted') as letters`);
  const n = intents.length;
  const expected = { versions: n, keys: n, holes: 0, facts: n, letters: n };
  if (JSON.stringify(row) !== JSON.stringify(expected))
    failures.push(`in the database ${JSON.stringify(row)}, acknowledged ${n} intents`);
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: POOL });
  const failures: string[] = [];
  let n = 0;
  const next = () => {
    n += 1;
    return n <= size;
  };
  const site = size >= WITH_SITE ? await openSite() : undefined;
  const byPage = overHttp(parts.baseUrl);
  const lanes = Array.from({ length: LANES }, (_, index) =>
    lane(site && index === 0 ? byPage : send, next, randomFrom(seed + index), failures),
  );
  const intents = (await Promise.all(lanes)).flat();
  await site?.close();
  await closeDatabase();
  openDatabase({ url: parts.databaseUrl, poolSize: POOL });
  await replay(intents, failures);
  await judge(intents, failures);
  await parts.close();
  return { n: Math.min(n, size), failures };
}

const SUBMIT = "app/lifecycle/3-application/submit-application.server.ts";

export const guarantee: Guarantee = {
  id: "A4",
  promise: "one intent to submit has one effect, however often and whenever it is sent, and always the same receipt",
  bugSize: 24,
  needsBuild: false,
  bugs: [
    {
      name: "nobody asks whether the key was used",
      file: SUBMIT,
      find: "facts.currentVersion === null ? undefined : await receiptUnder(tx, applicationId, key)",
      replace: "(await receiptUnder(tx, applicationId, key)) && undefined as Receipt | undefined",
    },
    {
      name: "a key made unique for each try",
      file: SUBMIT,
      find: "made(keepSubmission(tx, who, { facts, loaded, edition, key }, signers))",
      replace: "made(keepSubmission(tx, who, { facts, loaded, edition, key: crypto.randomUUID() }, signers))",
    },
    {
      name: "a key answers for any content",
      file: SUBMIT,
      find: 'before.sha256 === meant ? made(before) : refused("keyReused")',
      replace: "made(before)",
    },
    {
      name: "a repeat gets a receipt with a time of its own",
      file: SUBMIT,
      find: "? made(before)",
      replace: "? made({ ...before, arrivedAt: facts.now })",
    },
    {
      name: "two sends look for the key at once",
      file: "app/lifecycle/3-application/arrival.server.ts",
      find: "where id = ${applicationId} for update)",
      replace: "where id = ${applicationId})",
    },
    {
      name: "what the page showed is not compared",
      file: SUBMIT,
      find: 'if (meant !== edition.sha256) return refused("changedMeanwhile");',
      replace: "",
    },
  ],
  prove,
};
