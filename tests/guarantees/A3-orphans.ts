import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { system } from "~/access/who";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { done, type Outcome } from "~/lifecycle/outcome";
import { collect, collectFiles } from "~/server/collect-files.job.server";
import { readConfig } from "~/server/config.server";
import { closeStorage, openStore, store } from "~/server/store.server";
import { db, transaction } from "~db/client.server";
import { membership } from "~db/schema/registration";
import { storeReceived } from "~storage/store-file.server";
import { receive, type TemporaryFile } from "~storage/temporary-file.server";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { openParts } from "../open-parts";
import { aPdfOf, charter, sha256Of } from "../uploads";
import { danglingRows } from "./A2-stored-before-referenced";
import { startFaultyStore } from "./faulty-store";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const LANES = 8;
/** So few contents that one is taken away while another lane brings it again. */
const CONTENTS = 12;

async function taken(bytes: Buffer): Promise<TemporaryFile> {
  const received = await receive(
    (async function* () {
      yield bytes;
    })(),
    bytes.length,
  );
  if (!received.ok) throw new Error(received.reason);
  return received.file;
}

async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store().list(prefix)) keys.push(key);
  return keys;
}

async function prove({ size, seed, clusterUrl, untilRed }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: LANES + 4 });
  const faulty = await startFaultyStore(readConfig(process.env).store);
  closeStorage();
  await openStore(faulty.address);
  const random = randomFrom(seed);
  const failures: string[] = [];
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const drafts = await Promise.all(Array.from({ length: LANES }, () => aReadyApplication({ competition })));
  const membershipOf = new Map(
    (await db().select({ id: membership.id, of: membership.applicantId }).from(membership)).map(({ id, of }) => [
      of,
      id,
    ]),
  );
  const contents = Array.from({ length: CONTENTS }, (_, at) => aPdfOf(800 + at, `${seed} ${at}`));
  const scope = competition.organiserId;
  const keyOf = (bytes: Buffer) => `files/${scope}/${sha256Of(bytes)}`;

  async function abandon(bytes: Buffer, of = scope): Promise<void> {
    const file = await taken(bytes);
    await storeReceived(store(), file, { name: "a.pdf", scope: of }).finally(() => file.close());
  }

  async function refer(lane: number, bytes: Buffer): Promise<void> {
    const file = await taken(bytes);
    const { head, id, applicantId } = drafts[lane]!;
    const picked = { name: "a.pdf", file };
    const asks: Promise<Outcome<unknown>> =
      random() < 0.6
        ? attachFile(head, id, { kind: charter.key, ...picked })
        : attachProof(head, applicantId, membershipOf.get(applicantId)!, picked);
    const asked = asks.finally(() => file.close());
    // why: with ages of zero an object can be taken away twice between its writing and its reading; then nothing is attached.
    const outcome = await asked.catch((error: Error) => {
      if (!error.message.includes("did not keep")) throw error;
      return null;
    });
    const isFair = !outcome || outcome.ok || ["changedMeanwhile", "limitExceeded"].includes(outcome.reason);
    if (!isFair) failures.push(`attaching answers ${JSON.stringify(outcome)}`);
  }

  /** What nothing in the product does: a reference goes away, so that its object is an orphan again. */
  async function letGo(lane: number): Promise<void> {
    const { id, applicantId } = drafts[lane]!;
    const of = membershipOf.get(applicantId)!;
    const rows = await db().execute<{ key: string }>(sql`
      select f.key from attachment t join stored_file f on f.id = t.file_id where t.application_id = ${id}
      union all select f.key from proof p join stored_file f on f.id = p.file_id where p.membership_id = ${of}`);
    for (const { key } of rows) if (!(await store().head(key))) failures.push(`${key} was referred to and is gone`);
    await transaction(system, "seed.play", async (tx) => {
      await tx.execute(sql`with gone as (delete from attachment where application_id = ${id} returning file_id),
        proven as (delete from proof where membership_id = ${of} returning file_id)
        delete from stored_file where id in (select file_id from gone union all select file_id from proven)`);
      return done;
    });
  }

  const soon = () => new Date(Date.now() + 3600_000);
  await abandon(contents[0]!);
  await collectFiles({ signal: new AbortController().signal });
  if (!(await store().head(keyOf(contents[0]!)))) failures.push("an object of this minute was collected");

  faulty.decide = (_, key) => (key.startsWith("files/") && random() < 0.25 ? "slow" : undefined);
  let ops = 0;
  let removed = 0;
  async function lane(at: number): Promise<void> {
    while (ops < size && !(untilRed && failures.length > 0)) {
      ops += 1;
      const roll = random();
      const bytes = contents[Math.floor(random() * CONTENTS)]!;
      if (roll < 0.45) await refer(at, bytes);
      else if (roll < 0.65) await abandon(bytes, random() < 0.6 ? scope : drafts[at]!.applicantId).catch(() => {});
      else if (roll < 0.8) await letGo(at);
      else removed += (await collect(store(), { olderThan: soon() })).files;
      if (random() < 0.1) await pause(random() * 20);
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, at) => lane(at)));
  faulty.decide = () => undefined;

  failures.push(...(await danglingRows(store())));
  await abandon(aPdfOf(700, `${seed} nobody's`));
  await collect(store(), { olderThan: soon() });
  const rows = await db().execute<{ key: string }>(sql`select distinct key from stored_file where key like 'files/%'`);
  const [named, there] = [new Set(rows.map(({ key }) => key)), new Set(await keysUnder("files/"))];
  for (const key of there) if (!named.has(key)) failures.push(`${key} is nobody's and was not collected`);
  for (const key of named) if (!there.has(key)) failures.push(`${key} is referred to and was collected`);
  if (removed === 0) failures.push("control: nothing was collected while files came");
  await parts.close();
  await faulty.close();
  return { n: ops, failures };
}

const JOB = "app/server/collect-files.job.server.ts";
const KEEP = "app/server/keep-file.server.ts";

export const guarantee: Guarantee = {
  id: "A3",
  promise: "what nothing refers to is collected when it is old; what is referred to never, whoever brings it meanwhile",
  bugSize: 400,
  needsBuild: false,
  bugs: [
    {
      name: "a reference does not ask whether its object is being removed",
      file: KEEP,
      find: "where not exists (select from file_removal where key = ${key} and (",
      replace: "where true or not exists (select from file_removal where key = ${key} and (",
    },
    {
      name: "a removal that has ended counts as none",
      file: KEEP,
      find: "ended_at is null\n      or ended_at >",
      replace: "ended_at is null\n      and ended_at >",
    },
    {
      name: "an orphan is not asked for again before it goes",
      file: JOB,
      find: "select ${key} where not exists (select from stored_file where key = ${key})\n        and not",
      replace: "select ${key} where not",
    },
    {
      name: "age does not matter",
      file: JOB,
      find: "if (modified < olderThan) keys.push(key);",
      replace: "if (modified || olderThan) keys.push(key);",
    },
    {
      name: "orphans stay",
      file: JOB,
      find: "  await storage.remove([key]);\n",
      replace: "",
    },
  ],
  prove,
};
