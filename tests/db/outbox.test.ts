import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { system } from "~/access/who";
import { done, refused } from "~/lifecycle/outcome";
import { startJobs } from "~/server/jobs.server";
import { type Pace, sendDueLetters, usualPace } from "~/server/letters.job.server";
import { post } from "~/server/post.server";
import { openTransport, type Transport } from "~/server/transport.server";
import { db, RINGS, type Tx, transaction } from "~db/client.server";
import { openPostgres } from "~db/connection.server";
import { letter } from "~db/schema/outbox";
import { type Sink, startSink } from "../mail-sink";
import { useParts } from "../world";

const parts = useParts();

let ear: Awaited<ReturnType<typeof openEar>>;
let sink: Sink;
let inbox: Sink;
let transport: Transport;
beforeEach(async () => {
  [sink, inbox, ear] = await Promise.all([startSink(), startSink(), openEar()]);
  const from = { name: "Почин", address: "noreply@pochin.example" };
  transport = openTransport({ outsideUrl: sink.url, insideUrl: inbox.url, from });
});
afterEach(async () => {
  transport.close();
  await Promise.all([sink.close(), inbox.close(), ear.close()]);
  await transaction(system, "seed.play", async (tx) => {
    await tx.delete(letter);
    return done;
  });
  await db().execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
});

const anAddress = () => `${randomUUID()}@example.org`;

async function write(tx: Tx, email: string, { name = "Анна Лебедева", hold = false } = {}): Promise<void> {
  const to = { email, name, lang: "ru" as const };
  await post(tx, "reset-password", { to, props: { url: "https://grants.example.org/reset/abc" }, hold });
}

async function aLetter(email = anAddress(), options: { name?: string; hold?: boolean } = {}): Promise<string> {
  await transaction(system, "seed.play", async (tx) => {
    await write(tx, email, options);
    return done;
  });
  return email;
}

async function rowOf(email: string) {
  const [row] = await db().select().from(letter).where(eq(letter.toEmail, email));
  return row!;
}

async function makeDue(): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(letter).set({ nextTryAt: sql`clock_timestamp()` });
    return done;
  });
}

/** Hears the rings of committed transactions: how many came since it was asked last. */
async function openEar(): Promise<{ rings(): Promise<number>; close(): Promise<void> }> {
  const client = openPostgres(parts.databaseUrl, { max: 1, onnotice: () => {} });
  const heard: string[] = [];
  await client.listen(RINGS, (name) => heard.push(name));
  async function rings(): Promise<number> {
    // why: notifications come in the order of commits, so what was rung before this one has been heard with it.
    const end = randomUUID();
    await db().execute(sql`select pg_notify(${RINGS}, ${end})`);
    await expect.poll(() => heard.includes(end)).toBe(true);
    return heard.splice(0).filter((name) => name === "sendLetters").length;
  }
  return { rings, close: () => client.end({ timeout: 1 }) };
}

const recipients = (of: Sink) => of.taken.flatMap(({ to }) => to);

describe("a letter and its fact", () => {
  test("is not sent before the commit, and is after it", async () => {
    const email = anAddress();
    await transaction(system, "seed.play", async (tx) => {
      await write(tx, email);
      expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 0, givenUp: 0 });
      expect(await ear.rings()).toBe(0);
      return done;
    });
    expect(recipients(sink)).toEqual([]);
    expect(await ear.rings()).toBe(1);
    expect(await sendDueLetters({ transport })).toEqual({ sent: 1, postponed: 0, givenUp: 0 });
    expect(recipients(sink)).toEqual([email]);
    expect(await rowOf(email)).toMatchObject({ state: "sent", attempts: 1, lastError: null, sentAt: expect.any(Date) });
  });

  test("of work that was refused or broke down is never sent, and wakes nobody", async () => {
    await transaction(system, "seed.play", async (tx) => {
      await write(tx, anAddress());
      return refused("wrongState");
    });
    const broken = transaction(system, "seed.play", async (tx) => {
      await write(tx, anAddress());
      throw new Error("a bug");
    });
    await expect(broken).rejects.toThrow("a bug");
    expect(await ear.rings()).toBe(0);
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 0, givenUp: 0 });
    expect(recipients(sink)).toEqual([]);
  });

  test("many letters of one transaction wake the worker once, letters of two do not wait for each other", async () => {
    await transaction(system, "seed.play", async (tx) => {
      await write(tx, anAddress());
      await write(tx, anAddress());
      await aLetter();
      return done;
    });
    expect(await ear.rings()).toBe(2);
  });

  test("a held letter waits for a person and wakes nobody", async () => {
    await aLetter(anAddress(), { hold: true });
    expect(await ear.rings()).toBe(0);
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 0, givenUp: 0 });
  });
});

describe("a server in trouble", () => {
  test.each(["busyAtRecipient", "busyAfterData"] as const)("%s: the letter is sent again later", async (fault) => {
    const email = await aLetter();
    sink.fault = () => fault;
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 1, givenUp: 0 });
    const row = await rowOf(email);
    expect(row).toMatchObject({ state: "queued", attempts: 1, lastError: expect.stringContaining("try again later") });
    const pause = row.nextTryAt.getTime() - Date.now();
    expect(pause).toBeGreaterThan(20_000);
    expect(pause).toBeLessThan(40_000);

    sink.fault = () => null;
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 0, givenUp: 0 });
    await makeDue();
    expect(await sendDueLetters({ transport })).toEqual({ sent: 1, postponed: 0, givenUp: 0 });
    expect(recipients(sink)).toEqual([email]);
    expect((await rowOf(email)).attempts).toBe(2);
  });

  test("a connection lost after the letter was taken repeats it under the same Message-ID", async () => {
    const email = await aLetter();
    sink.fault = () => "resetAfterData";
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 1, givenUp: 0 });
    sink.fault = () => null;
    await makeDue();
    expect(await sendDueLetters({ transport })).toEqual({ sent: 1, postponed: 0, givenUp: 0 });
    const { messageId } = await rowOf(email);
    expect(sink.taken.map((one) => one.messageId)).toEqual([messageId, messageId]);
  });

  test("pauses double up to an hour, and after 20 tries a person has to look", async () => {
    const email = await aLetter();
    sink.isDown = true;
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= usualPace.tries; attempt++) {
      await makeDue();
      const batch = await sendDueLetters({ transport });
      expect(batch).toEqual(
        attempt < 20 ? { sent: 0, postponed: 1, givenUp: 0 } : { sent: 0, postponed: 0, givenUp: 1 },
      );
      pauses.push(Math.round(((await rowOf(email)).nextTryAt.getTime() - Date.now()) / 10_000) * 10);
    }
    expect(pauses.slice(0, 8)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600]);
    expect(await rowOf(email)).toMatchObject({ state: "failed", attempts: 20 });
    sink.isDown = false;
    await makeDue();
    expect(await sendDueLetters({ transport })).toEqual({ sent: 0, postponed: 0, givenUp: 0 });
  });

  test("one letter that cannot be sent does not hold up the others", async () => {
    const bad = await aLetter("a@evil.example,b@example.org");
    const good = await aLetter();
    expect(await sendDueLetters({ transport })).toEqual({ sent: 1, postponed: 1, givenUp: 0 });
    expect(recipients(sink)).toEqual([good]);
    expect((await rowOf(bad)).lastError).toContain("not a plain e-mail address");
  });
});

describe("whom it reaches", () => {
  test("exactly the intended recipient, whatever the name says", async () => {
    const name = 'Лебедева"\r\nBcc: evil@example.org, <other@example.org>';
    const email = await aLetter(anAddress(), { name });
    await sendDueLetters({ transport });
    expect(sink.taken.map(({ to }) => to)).toEqual([[email]]);
    const [headers = ""] = sink.taken[0]!.source.split("\r\n\r\n");
    expect(headers).not.toMatch(/^bcc:/im);
  });

  test("letters of a test competition stay inside", async () => {
    const email = await aLetter();
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(letter).set({ toInbox: "yes" }).where(eq(letter.toEmail, email));
      return done;
    });
    expect((await sendDueLetters({ transport })).sent).toBe(1);
    expect(recipients(sink)).toEqual([]);
    expect(recipients(inbox)).toEqual([email]);
    const [real, test] = [await subjectOf(await sent()), await subjectOf(inbox.taken[0]!)];
    expect(test).toBe(`[Учебный конкурс] ${real}`);
  });

  async function sent() {
    await aLetter();
    await sendDueLetters({ transport });
    return sink.taken[0]!;
  }

  const subjectOf = async ({ source }: { source: string }) => (await PostalMime.parse(source)).subject;
});

describe("several workers", () => {
  test("share the letters: each is sent once", async () => {
    const emails = await Promise.all(Array.from({ length: 30 }, () => aLetter()));
    const batches = await Promise.all([1, 2, 3].map(() => sendDueLetters({ transport, limit: 10 })));
    expect(batches.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
    expect(recipients(sink).sort()).toEqual(emails.sort());
  });

  test("a letter whose worker died is taken up when its lease ends", async () => {
    const email = await aLetter();
    const pace: Pace = { ...usualPace, leaseSeconds: 1 };
    const dead: Transport = { send: () => new Promise(() => {}), close: () => {} };
    void sendDueLetters({ transport: dead, pace });
    await expect.poll(async () => (await rowOf(email)).attempts).toBe(1);
    expect((await sendDueLetters({ transport })).sent).toBe(0);
    await expect.poll(async () => (await sendDueLetters({ transport })).sent, { timeout: 5_000 }).toBe(1);
    expect(recipients(sink)).toEqual([email]);
  });

  test("no transaction is open while mail is sent", async () => {
    await aLetter();
    const open: unknown[] = [];
    sink.whileSending = async () => {
      open.push(
        ...(await db().execute(
          sql`select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
        )),
      );
    };
    expect((await sendDueLetters({ transport })).sent).toBe(1);
    expect(open).toEqual([]);
  });
});

test("the worker of the process wakes up by itself and sends", async () => {
  const stop = await startJobs({
    databaseUrl: parts.databaseUrl,
    tasks: { sendLetters: () => sendDueLetters({ transport }) },
  });
  try {
    const email = await aLetter();
    await expect.poll(() => recipients(sink), { timeout: 10_000 }).toEqual([email]);
    await expect.poll(async () => (await rowOf(email)).state).toBe("sent");
  } finally {
    await stop();
  }
});
