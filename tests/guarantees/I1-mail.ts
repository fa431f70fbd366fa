import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { system } from "~/access/who";
import { done, refused } from "~/lifecycle/outcome";
import { post } from "~/server/post.server";
import { ring } from "~/server/wake.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { type Fault, type Sink, startSink, type Taken } from "../mail-sink";
import { openParts } from "../open-parts";
import { type Guarantee, type Proof, type ProofOptions, randomFrom } from "./guarantee";

const WRITERS = 8;
const OUTAGE_MS = 2_000;

/** What a writer did: when its work was done and the commit left, or that nothing may ever be sent. */
type Written = { email: string; leftAt: number | null };

/** 15 % busy at RCPT, 15 % busy after DATA, 5 % taken but the connection is gone before the answer. */
function faultOf(roll: number): Fault {
  if (roll < 0.15) return "busyAtRecipient";
  if (roll < 0.3) return "busyAfterData";
  return roll < 0.35 ? "resetAfterData" : null;
}

/** One transaction with one letter: most commit, some late, a fifth is refused or breaks down after posting. */
async function writeOne(email: string, random: () => number): Promise<Written> {
  const fate = random();
  const late = random() < 0.2 ? random() * 300 : 0;
  let leftAt = 0;
  try {
    const outcome = await transaction(system, "seed.play", async (tx) => {
      const to = { email, name: "Анна Лебедева", lang: "ru" as const };
      await post(tx, "reset-password", { to, props: { url: "https://grants.example.org/reset/abc" } });
      await pause(late);
      if (fate < 0.1) return refused("wrongState");
      if (fate < 0.2) throw new Error("planned");
      leftAt = performance.now();
      return done;
    });
    return { email, leftAt: outcome.ok ? leftAt : null };
  } catch (error) {
    if (fate >= 0.1 && fate < 0.2) return { email, leftAt: null };
    throw error;
  }
}

async function writeAll(size: number, random: () => number, written: Written[]): Promise<void> {
  let next = 0;
  const writer = async () => {
    while (next < size) {
      next += 1;
      written.push(await writeOne(`letter-${next}@example.org`, random));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

/** A worker process that is killed without warning and started again. */
async function startWorker(databaseUrl: string, sinkUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/guarantees/mail-worker.ts", databaseUrl, sinkUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function unsent(): Promise<number> {
  return db().$count(letter, sql`${letter.state} = 'queued'`);
}

/** Stands for the minute's cron, which calls the job when a wake-up was lost with its worker. */
async function callJob(): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    ring(tx, "sendLetters");
    return done;
  });
}

async function takeDown(sink: Sink, written: Written[], size: number): Promise<string[]> {
  const before = written.length;
  sink.isDown = true;
  await pause(OUTAGE_MS);
  sink.isDown = false;
  return before < size && written.length === before
    ? ["nothing could be committed while the mail server was down"]
    : [];
}

/** What was promised, against what the mail server has taken and what the outbox says. */
async function judge(written: Written[], sink: Sink): Promise<string[]> {
  const failures: string[] = [];
  const rows = await db()
    .select({ email: letter.toEmail, state: letter.state, messageId: letter.messageId })
    .from(letter);
  const rowOf = new Map(rows.map((row) => [row.email, row]));
  const takenBy = new Map<string, Taken[]>();
  for (const one of sink.taken) takenBy.set(one.to.join(), [...(takenBy.get(one.to.join()) ?? []), one]);
  for (const { email, leftAt } of written) {
    const taken = takenBy.get(email) ?? [];
    takenBy.delete(email);
    if (leftAt === null) {
      if (taken.length > 0) failures.push(`${email}: sent for work that was rolled back`);
      continue;
    }
    if (taken.length === 0) failures.push(`${email}: lost`);
    if (taken.some(({ at }) => at < leftAt)) failures.push(`${email}: sent before the commit`);
    const row = rowOf.get(email);
    if (row?.state !== "sent") failures.push(`${email}: ends as ${row?.state}`);
    if (taken.some(({ messageId }) => messageId !== row?.messageId)) failures.push(`${email}: another Message-ID`);
  }
  for (const stranger of takenBy.keys()) failures.push(`${stranger}: nobody wrote to this address`);
  return failures;
}

async function prove({ size, seed, clusterUrl }: ProofOptions): Promise<Proof> {
  const parts = await openParts({ clusterUrl, poolSize: WRITERS + 2 });
  const random = randomFrom(seed);
  const sink = await startSink();
  sink.fault = () => faultOf(random());
  const kills = Math.min(50, 2 + Math.floor(size / 500));
  const written: Written[] = [];
  const failures: string[] = [];

  let worker = await startWorker(parts.databaseUrl, sink.url);
  let isWriting = true;
  const writing = writeAll(size, random, written).finally(() => {
    isWriting = false;
  });
  const outage = pause(500).then(() => takeDown(sink, written, size));
  const giveUpAt = Date.now() + 30_000 + size * 60;
  for (let killed = 0, called = 0; isWriting || (await unsent()) > 0; await pause(50)) {
    if (killed < kills && sink.taken.length >= ((killed + 1) * size * 0.7) / (kills + 1)) {
      await kill(worker);
      killed += 1;
      worker = await startWorker(parts.databaseUrl, sink.url);
    }
    if (Date.now() - called > 1_000) {
      called = Date.now();
      await callJob();
    }
    if (Date.now() > giveUpAt) {
      failures.push(`${await unsent()} letters are still waiting`);
      break;
    }
  }
  await writing;
  failures.push(...(await outage));
  await kill(worker);
  failures.push(...(await judge(written, sink)));
  await sink.close();
  await parts.close();
  return { n: written.length, failures };
}

const JOB = "app/server/letters.job.server.ts";

export const guarantee: Guarantee = {
  id: "I1",
  promise:
    "Mail is sent at least once, never before the commit, never for rolled-back work, never blocks a commit; repeats share a Message-ID",
  bugSize: 150,
  needsBuild: false,
  bugs: [
    {
      name: "a letter is marked as sent before it is",
      file: JOB,
      find: "    await transport.send({",
      replace:
        '    await settle(one, { state: "sent", sentAt: sql`clock_timestamp()`, lastError: null });\n    await transport.send({',
    },
    {
      name: "a failure counts as sent",
      file: JOB,
      find: "    return postpone(one, error, pace);",
      replace: "    void [error, postpone];",
    },
    {
      name: "the first failure is the last",
      file: JOB,
      find: "one.attempts >= pace.tries",
      replace: "one.attempts >= 1",
    },
    {
      name: "a claim never ends, so letters die with their worker",
      file: JOB,
      find: "leaseSeconds: pace.leaseSeconds }",
      replace: "leaseSeconds: pace.leaseSeconds * 1000 }",
    },
    {
      name: "every try has a Message-ID of its own",
      file: "app/server/transport.server.ts",
      find: "messageId: letter.messageId,",
      replace: 'messageId: letter.messageId.replace("@", `.${Math.random()}@`),',
    },
    {
      name: "the letter is written in a transaction of its own",
      file: "app/server/post.server.ts",
      find: "await letterWriting(tx, {",
      replace: `await ((row: Record<string, unknown>) =>
    import("~db/client.server").then(({ transaction }) =>
      transaction({ kind: "system" }, "seed.play", async (own) => {
        await letterWriting(own, row);
        return { ok: true as const, value: undefined };
      }),
    ))({`,
    },
  ],
  prove,
};
