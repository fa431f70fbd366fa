import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { checkJournal } from "~/journal/verify.server";
import { readConfig } from "~/server/config.server";
import { closeStorage, openStore, store } from "~/server/store.server";
import { closeDatabase, db, openDatabase } from "~db/client.server";
import { applicationVersion, storedFile } from "~db/schema/application";
import { anOpenCompetition } from "../applications";
import { editionFaults } from "../invariants";
import { manyReadyApplications } from "../many-applications";
import { cookieOf } from "../sessions";
import { type Ledger, workAway } from "./durable-client";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";
import { victims, WholeSite } from "./whole-site";

/** As many clients as a machine of two cores can serve; on a larger one, the sixty-four of the guarantee. */
const clientsFor = (size: number) => (size >= 400 ? 64 : size >= 30 ? 12 : 6);
const POOL = 4;
/** Work between two kills, ms. */
const [LEAST_WORK, MOST_WORK] = [300, 1_800];
const LONGEST_BEGINNING_MS = 90_000;

const document = { key: "charter", title: "Устав", required: false, identifies: false, visibility: "office" as const };

/** What a client was told or had sent, compared with what is kept; every file of it by its bytes. */
async function judge(ledger: Ledger): Promise<string[]> {
  const failures: string[] = [];
  const versions = await db().select().from(applicationVersion);
  const kept = new Map(versions.map((row) => [row.idempotencyKey, row]));
  for (const { key, isAcknowledged } of ledger.sent.values())
    if (isAcknowledged && !kept.has(key)) failures.push(`${key}: acknowledged, but nothing is there`);
  for (const [key, { sha256, files, applicationId }] of kept) {
    const sent = ledger.sent.get(key);
    if (!sent) failures.push(`${key}: nobody has sent it`);
    else if (sha256 !== sent.seen || applicationId !== sent.application)
      failures.push(`${key}: another content is kept`);
    else if (
      files
        .map(({ name }) => name)
        .sort()
        .join() !== sent.files.join()
    )
      failures.push(`${key}: ${files.length} files are kept, ${sent.files.length} were sent`);
    for (const { name, sha256: own } of files)
      if (ledger.files.get(name) !== own) failures.push(`${key}: ${name} is not the file that was sent`);
  }
  failures.push(...(await editionFaults()), ...(await fileFaults()), ...(await sideFaults()));
  failures.push(...(await checkJournal(db())).map((wrong) => `journal: ${wrong}`));
  return failures;
}

/** Every file that any row refers to is in the store, byte for byte. */
async function fileFaults(): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ key: storedFile.key, sha256: storedFile.sha256, size: storedFile.size })
    .from(storedFile);
  const failures: string[] = [];
  for (const { key, sha256, size } of rows) {
    const hash = createHash("sha256");
    let length = 0;
    try {
      for await (const part of (await store().get(key)).body) {
        hash.update(part);
        length += part.length;
      }
    } catch (error) {
      failures.push(`${key}: ${error}`);
      continue;
    }
    if (length !== size || hash.digest("hex") !== sha256) failures.push(`${key}: other bytes than were sent`);
  }
  return failures;
}

/** Nothing is half there: an edition has its fact and its letter, a fact and a letter their edition. */
async function sideFaults(): Promise<string[]> {
  const [row] = await db().execute<{ versions: number; facts: number; letters: number }>(sql`
    select (select count(*)::int from application_version) as versions,
           (select count(*)::int from journal_payload where type = 'application.submitted') as facts,
           (select count(*)::int from letter where kind = 'application-submitted') as letters`);
  const { versions, facts, letters } = row!;
  return versions === facts && versions === letters
    ? []
    : [`${versions} editions, ${facts} facts in the journal, ${letters} letters`];
}

const acknowledgedIn = ({ sent }: Ledger) => [...sent.values()].filter(({ isAcknowledged }) => isAcknowledged).length;

/** Waits until clients have their first files attached and submissions answered: before that a kill shows little. */
async function workingWell(ledger: Ledger, enough: number): Promise<void> {
  for (const until = performance.now() + LONGEST_BEGINNING_MS; performance.now() < until; await pause(100))
    if (acknowledgedIn(ledger) >= enough) return;
}

async function prove({ size, seed }: ProofOptions): Promise<Proof> {
  const site = new WholeSite();
  const random = randomFrom(seed);
  const ledger: Ledger = { sent: new Map(), files: new Map() };
  const failures: string[] = [];
  try {
    await site.prepare();
    await site.start();
    openDatabase({ url: site.databaseUrl(), poolSize: POOL });
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [document] } });
    const all = await manyReadyApplications(competition, clientsFor(size));
    let goesOn = true;
    const clients = [];
    for (const [index, ready] of all.entries()) {
      const cookie = await cookieOf(ready.head);
      clients.push(workAway(site, { ready, cookie, random: randomFrom(seed + index) }, ledger, () => goesOn));
    }
    await closeDatabase();
    const working = Promise.all(clients);
    // why: what ends a client early is told when the kills are over.
    working.catch(() => {});
    await workingWell(ledger, all.length);
    for (let n = 0; n < size; n += 1) {
      await pause(LEAST_WORK + random() * (MOST_WORK - LEAST_WORK));
      await site.kill(victims[n % victims.length]!);
      await site.start();
    }
    await pause(1_000);
    goesOn = false;
    await working;
    openDatabase({ url: site.databaseUrl(), poolSize: POOL });
    await openStore(readConfig(process.env).store);
    failures.push(...(await judge(ledger)));
    const acknowledged = acknowledgedIn(ledger);
    if (acknowledged < size) failures.push(`the proof shows nothing: ${acknowledged} acknowledged in ${size} kills`);
    console.error(`  A1: ${acknowledged} acknowledged submissions, ${ledger.files.size} files, ${size} kills`);
    closeStorage();
    await closeDatabase();
  } finally {
    await site.stop();
  }
  return { n: size, failures };
}

export const guarantee: Guarantee = {
  id: "A1",
  promise: "an acknowledged submission is there whole with its files, whatever is killed; nothing else is half there",
  bugSize: 6,
  needsBuild: true,
  bugs: [
    {
      name: "acknowledged before it is committed",
      file: "app/routes/applicant.applications_.$id_.check.tsx",
      find: "const outcome = await submitApplication(who, args.params.id!, { key, seen }, () => waitedMs(args));",
      replace:
        "setTimeout(() => submitApplication(who, args.params.id!, { key, seen }, () => 0).catch(() => {}), 40);\n  const outcome = { ok: true } as Awaited<ReturnType<typeof submitApplication>>;",
    },
    {
      name: "a commit does not wait for the disk",
      file: "app/server/embedded/postgres.server.ts",
      find: '  jit: "off",\n',
      replace:
        '  jit: "off",\n  synchronous_commit: "off",\n  wal_writer_delay: "10s",\n  wal_writer_flush_after: "256MB",\n',
    },
    {
      name: "a file is referred to before it is in the store",
      file: "storage/store-file.server.ts",
      find: "await storage.putStream(key, open, { ...about, once: true });\n  if (!(await keeps(storage, key, about))) {",
      replace: "storage.putStream(key, open, { ...about, once: true }).catch(() => {});\n  if (about.size < 0) {",
    },
  ],
  prove,
};
