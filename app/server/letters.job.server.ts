import { setTimeout as pause } from "node:timers/promises";
import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import { system } from "~/access/who";
import { type LetterState, letterMoves } from "~/lifecycle/letter-state";
import { after } from "~/lifecycle/moves";
import { done, made } from "~/lifecycle/outcome";
import { prepared, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import type { LetterToRender } from "~emails/letters";
import { renderLetter } from "~emails/render";
import { type ReceiptLetter, receiptRests } from "../lifecycle/3-application/receipt-enclosures.server";
import type { JobCall } from "./job";
import { ownTransport, type Transport } from "./transport.server";
import { wake } from "./wake.server";

/**
 * How patient the outbox is: a claimed letter is left alone for `leaseSeconds`, so one whose worker died is sent again;
 * pauses after a failure double from the first to the longest; after `tries` attempts a person has to look.
 */
export type Pace = { leaseSeconds: number; firstPauseSeconds: number; longestPauseSeconds: number; tries: number };
export const usualPace: Pace = { leaseSeconds: 300, firstPauseSeconds: 30, longestPauseSeconds: 3600, tries: 20 };

export type Batch = { sent: number; postponed: number; givenUp: number };

const BATCH = 20;
/** A moment in which letters of a rush gather, to be claimed and settled together. */
const GATHER_MS = 50;

/** The job: sends letters until fewer are due than it takes at once; one written meanwhile has a wake-up of its own. */
export async function sendLetters({ signal }: Pick<JobCall, "signal">): Promise<void> {
  const transport = ownTransport();
  await pause(GATHER_MS);
  while (!signal.aborted) {
    const { sent, postponed, givenUp } = await sendDueLetters({ transport, limit: BATCH });
    if (sent + postponed + givenUp < BATCH) return;
  }
}

/**
 * Sends at most `limit` due letters, each at least once: a letter is marked as sent after a server has taken it, so a
 * worker that dies in between sends it again under the same Message-ID. No transaction is open while mail is sent.
 */
export async function sendDueLetters({
  transport,
  limit = BATCH,
  pace = usualPace,
}: {
  transport: Transport;
  limit?: number;
  pace?: Pace;
}): Promise<Batch> {
  const claimed = await claimDue(limit, pace);
  const markSent = together(settleSent);
  const receipts = receiptRests(claimed.filter(isReceipt));
  const ends = await Promise.allSettled(claimed.map((one) => deliver(one, { transport, pace, markSent, receipts })));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken) throw broken.reason;
  const count = (state: string) => ends.filter((end) => end.status === "fulfilled" && end.value === state).length;
  return { sent: count("sent"), postponed: count("queued"), givenUp: count("failed") };
}

type Claimed = Awaited<ReturnType<typeof claimDue>>[number];

async function claimDue(limit: number, pace: Pace) {
  const claimed = await transaction(system, "job.sendLetters", async (tx) =>
    made(await claiming(tx, { limit, leaseSeconds: pace.leaseSeconds })),
  );
  return claimed.ok ? claimed.value : [];
}

const claiming = prepared((database) => {
  const due = database
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.state, "queued"), lte(letter.nextTryAt, sql`clock_timestamp()`)))
    .orderBy(asc(letter.nextTryAt))
    .limit(sql.placeholder("limit"))
    .for("update", { skipLocked: true });
  return (
    database
      .update(letter)
      .set({ attempts: sql`${letter.attempts} + 1`, nextTryAt: inSeconds(sql`${sql.placeholder("leaseSeconds")}`) })
      // why an array: the planner may run a plain subquery with LIMIT more than once and claim more than it returns
      .where(sql`${letter.id} = any(array(${due}))`)
      .returning({
        id: letter.id,
        kind: letter.kind,
        props: letter.props,
        lang: letter.lang,
        wording: letter.wording,
        toEmail: letter.toEmail,
        toName: letter.toName,
        toInbox: letter.toInbox,
        messageId: letter.messageId,
        attempts: letter.attempts,
        organiser: sql<string | null>`(select o.name from organiser o join competition c on c.organiser_id = o.id
          where c.id = letter.competition_id)`,
      })
  );
});

// why: post() wrote the row, and takes only props that fit the kind.
const isReceipt = (one: Claimed): one is Claimed & ReceiptLetter => one.kind === "application-submitted";

type Delivery = {
  transport: Transport;
  pace: Pace;
  markSent: (one: Claimed) => Promise<void>;
  receipts: ReturnType<typeof receiptRests>;
};

async function deliver(one: Claimed, delivery: Delivery): Promise<"sent" | "queued" | "failed"> {
  const { transport, pace, markSent, receipts } = delivery;
  try {
    const { enclosures = [], ...rest } = isReceipt(one) ? (await receipts).get(one.id)! : {};
    const props = { ...one.props, ...rest };
    const { kind, lang, organiser, wording } = one;
    const isTest = one.toInbox === "yes";
    const toRender = { kind, props, lang, organiser, isTest, wording } as LetterToRender;
    const rendered = { ...(await renderLetter(toRender)), enclosures };
    const to = { name: one.toName, address: one.toEmail };
    await transport.send({ ...rendered, to, messageId: one.messageId, lang: one.lang, inside: isTest });
  } catch (error) {
    return postpone(one, error, pace);
  }
  await markSent(one);
  return "sent";
}

/** Gathers what comes while the work before is under way: none waits for more than it has to. */
function together<T>(work: (all: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: T[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return (one) => {
    waiting.push(one);
    next ??= last.then(() => {
      const all = waiting;
      [waiting, next] = [[], undefined];
      const done = work(all);
      // why: whoever waits for `done` hears of its error; the next in line only waits for its end.
      last = done.catch(() => {});
      return done;
    });
    return next;
  };
}

async function settleSent(sent: readonly Claimed[]): Promise<void> {
  const ids = sent.map(({ id }) => id);
  await transaction(system, "job.sendLetters", async (tx) => {
    await markingSent(tx, { ids: `{${ids}}` });
    return done;
  });
}

const markingSent = prepared((database) =>
  database
    .update(letter)
    .set({
      state: after(letterMoves, "queued", "deliver")!,
      sentAt: sql`clock_timestamp()`,
      lastError: null,
    })
    .where(and(sql`${letter.id} = any(${sql.placeholder("ids")}::uuid[])`, eq(letter.state, "queued"))),
);

async function postpone(one: Claimed, error: unknown, pace: Pace): Promise<"queued" | "failed"> {
  const lastError = String(error instanceof Error ? error.message : error).slice(0, 500);
  const isOver = one.attempts >= pace.tries;
  const seconds = Math.min(pace.firstPauseSeconds * 2 ** (one.attempts - 1), pace.longestPauseSeconds);
  await settle(
    one,
    isOver
      ? { state: after(letterMoves, "queued", "giveUp")!, lastError }
      : { nextTryAt: inSeconds(sql`${seconds}`), lastError },
  );
  return isOver ? "failed" : "queued";
}

type Settled = { state?: LetterState; nextTryAt?: SQL; lastError: string | null };

/** Writes what came of a try that failed; a letter that waits for another one wakes the job when it is due. */
async function settle(one: Claimed, change: Settled): Promise<void> {
  await transaction(system, "job.sendLetters", async (tx) => {
    const [settled] = await tx
      .update(letter)
      .set(change as Partial<typeof letter.$inferInsert>)
      .where(and(eq(letter.id, one.id), eq(letter.state, "queued")))
      .returning({ state: letter.state, nextTryAt: letter.nextTryAt });
    // why + 1: a Date drops the microseconds, and the job must not come before the letter is due
    const runAt = settled && new Date(settled.nextTryAt.getTime() + 1);
    if (settled?.state === "queued") await wake(tx, "sendLetters", { runAt });
    return done;
  });
}

function inSeconds(seconds: SQL): SQL {
  return sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;
}
