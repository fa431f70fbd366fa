import { and, asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { setMail } from "~/lifecycle/1-registration/set-mail.server";
import { newsKinds } from "~/lifecycle/mail-choice";
import { done } from "~/lifecycle/outcome";
import { wallTimeOf } from "~/lifecycle/time";
import { tellNews, writeDigests } from "~/server/digest.job.server";
import { sendDueLetters } from "~/server/letters.job.server";
import { post } from "~/server/post.server";
import { openTransport, type Transport } from "~/server/transport.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { letterFiles } from "~emails/render";
import { sure } from "../decided-competition";
import { type Sink, startSink } from "../mail-sink";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts();

const zone = "Asia/Kamchatka";
let sink: Sink;
let transport: Transport;
beforeEach(async () => {
  sink = await startSink();
  const from = { name: "Почин", address: "noreply@pochin.example" };
  transport = openTransport({ outsideUrl: sink.url, insideUrl: sink.url, from });
});
afterEach(async () => {
  transport.close();
  await sink.close();
});

async function reader(choice: "atOnce" | "daily" | "necessary" | null, at = zone): Promise<Person> {
  const who = await aPerson("Анна Лебедева");
  if (choice) sure(await setMail(who, { choice, zone: at }));
  return who;
}

type Kind = Parameters<typeof post>[1];

async function hears(who: Person, kind: Kind, over: Record<string, unknown> = {}): Promise<void> {
  const to = { personId: who.id, email: who.email, name: who.name, lang: who.lang };
  await transaction(system, "seed.play", async (tx) => {
    await post(tx, kind, { to, props: { ...letterFiles[kind].preview, ...over } as never });
    return done;
  });
}

const lettersOf = (who: Person) =>
  db().select().from(letter).where(eq(letter.toPersonId, who.id)).orderBy(asc(letter.createdAt), asc(letter.id));
const statesOf = async (who: Person) => (await lettersOf(who)).map(({ kind, state }) => `${kind} ${state}`);

async function morningComes(who: Person): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx
      .update(letter)
      .set({ digestAt: sql`clock_timestamp()` })
      .where(and(eq(letter.toPersonId, who.id), eq(letter.state, "gathered")));
    return done;
  });
}

async function sends(who: Person) {
  while ((await sendDueLetters({ transport })).sent > 0);
  return sink.taken.filter(({ to }) => to.includes(who.email));
}

describe("what a reader chose", () => {
  test.each(newsKinds)("decides of %s", async (kind) => {
    const of = async (choice: Parameters<typeof reader>[0]) => {
      const who = await reader(choice);
      await hears(who, kind);
      return statesOf(who);
    };
    expect(await of(null)).toEqual([`${kind} queued`]);
    expect(await of("atOnce")).toEqual([`${kind} queued`]);
    expect(await of("daily")).toEqual([`${kind} gathered`]);
    expect(await of("necessary")).toEqual([`${kind} discarded`]);
  });

  test("changes nothing about any letter that must be known", async () => {
    const others = (Object.keys(letterFiles) as Kind[]).filter((kind) => !newsKinds.some((one) => one === kind));
    for (const choice of ["daily", "necessary"] as const) {
      const who = await reader(choice);
      for (const kind of others) await hears(who, kind);
      const states = (await lettersOf(who)).map(({ state }) => state);
      expect(new Set(states)).toEqual(new Set(["queued", "held"]));
      expect(states).toHaveLength(others.length);
    }
  });

  test.each(["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka"])(
    "means nine in the morning in %s",
    async (at) => {
      const who = await reader("daily", at);
      await hears(who, "question-answered");
      const [row] = await lettersOf(who);
      expect(wallTimeOf(row!.digestAt!, at).slice(11)).toBe("09:00");
      const hours = (row!.digestAt!.getTime() - Date.now()) / 3_600_000;
      expect(hours).toBeGreaterThan(0);
      expect(hours).toBeLessThanOrEqual(24);
    },
  );

  test("is about a zone that there is", async () => {
    const who = await aPerson("Анна");
    expect(await setMail(who, { choice: "daily", zone: "Mars/Olympus" })).toMatchObject({ reason: "badInput" });
  });

  test("can change: what has been gathered is told then", async () => {
    const who = await reader("daily");
    await hears(who, "question-answered");
    await hears(who, "report-accepted");
    expect(await writeDigests()).toBe(0);
    sure(await setMail(who, { choice: "atOnce", zone }));
    await writeDigests();
    expect(await statesOf(who)).toContain("digest queued");
  });
});

describe("a digest", () => {
  test("tells several pieces of news in one letter, each with its page, and each once", async () => {
    const who = await reader("daily");
    await hears(who, "question-answered", { competition: "Первый" });
    await hears(who, "report-accepted", {
      report: "Итоговый отчёт",
      url: "https://grants.example.org/applicant/reports/7",
    });
    await hears(who, "application-returned");
    expect(await sends(who)).toHaveLength(1);
    await morningComes(who);
    await writeDigests();
    await writeDigests();
    const taken = await sends(who);
    expect(taken).toHaveLength(2);
    expect(await statesOf(who)).toEqual([
      "question-answered digested",
      "report-accepted digested",
      "application-returned sent",
      "digest sent",
    ]);
    const [, , , digest] = await lettersOf(who);
    expect(digest!.props.news).toMatchObject([
      { subject: expect.stringContaining("Первый") },
      { subject: "Отчёт принят: Итоговый отчёт", url: "https://grants.example.org/applicant/reports/7" },
    ]);
    const told = (await lettersOf(who)).filter(({ digestedIn }) => digestedIn === digest!.id);
    expect(told).toHaveLength(2);
  });

  test("is none for a single piece of news, which goes as it is", async () => {
    const who = await reader("daily");
    await hears(who, "question-answered");
    await morningComes(who);
    await writeDigests();
    expect(await statesOf(who)).toEqual(["question-answered queued"]);
    expect(await sends(who)).toHaveLength(1);
  });

  test("does not hear of news that come after their morning", async () => {
    const who = await reader("daily");
    await hears(who, "question-answered");
    await hears(who, "question-answered");
    await morningComes(who);
    await hears(who, "report-accepted");
    await writeDigests();
    expect(await statesOf(who)).toEqual([
      "question-answered digested",
      "question-answered digested",
      "report-accepted gathered",
      "digest queued",
    ]);
  });

  test("that dies half-way has told nothing, and tells everything once afterwards", async () => {
    const who = await reader("daily");
    for (const kind of ["question-answered", "report-accepted", "applicant-verified"] as const) await hears(who, kind);
    await morningComes(who);
    const crashed = transaction(system, "job.writeDigests", async (tx) => {
      sure(await tellNews(tx, { personId: who.id, toInbox: "no" }));
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      return done;
    });
    await expect(crashed).rejects.toThrow();
    expect((await statesOf(who)).every((state) => state.endsWith(" gathered"))).toBe(true);
    expect(await sends(who)).toEqual([]);
    await writeDigests();
    expect(await sends(who)).toHaveLength(1);
    expect((await statesOf(who)).filter((state) => state.endsWith(" digested"))).toHaveLength(3);
  });

  test("of several workers at once is written by one", async () => {
    const readers = await Promise.all(Array.from({ length: 6 }, () => reader("daily")));
    for (const who of readers) {
      await hears(who, "question-answered");
      await hears(who, "report-accepted");
      await morningComes(who);
    }
    await Promise.all([writeDigests(), writeDigests(), writeDigests()]);
    for (const who of readers) {
      expect((await statesOf(who)).filter((state) => state.startsWith("digest "))).toHaveLength(1);
      expect(await sends(who)).toHaveLength(1);
    }
  });
});
