import { Agent, request } from "node:http";
import type { Sent } from "autocannon";

/** What came of one arrival: milliseconds from the instant when it was due to the end of its answer. */
export type Answered = { status: number; body: string; ms: number };

export type Arrivals = {
  answered: Answered[];
  /** Sent, and the connection was lost before an answer. */
  unanswered: number;
  /** Due, and there was nothing to send, because everything prepared still waited for an answer. */
  unsent: number;
  /** Answers a second, from the first arrival to the last answer. */
  perSecond: number;
};

const CONNECTIONS = 512;

/**
 * Sends requests at the instants at which they are due, whether or not earlier ones are answered: people do not wait for
 * one another. A sender that is late adds to the milliseconds, so that nothing is hidden by a busy machine.
 * @param due milliseconds from the beginning, ascending
 * @param next what the arrival sends, and who hears the answer; `undefined` status when the connection was lost
 */
export async function arriveAt(
  url: string,
  due: readonly number[],
  next: () => { sent: Sent; heard?(status: number | undefined, body: string): void } | undefined,
): Promise<Arrivals> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const all: Arrivals = { answered: [], unanswered: 0, unsent: 0, perSecond: 0 };
  const under: Promise<void>[] = [];
  const began = performance.now();
  let lastAt = began;

  async function one(dueAt: number): Promise<void> {
    const what = next();
    if (!what) {
      all.unsent += 1;
      return;
    }
    const answer = await send(agent, url, what.sent).catch(() => undefined);
    lastAt = performance.now();
    if (answer) all.answered.push({ ...answer, ms: lastAt - began - dueAt });
    else all.unanswered += 1;
    what.heard?.(answer?.status, answer?.body ?? "");
  }

  for (let at = 0; at < due.length; ) {
    const wait = due[at]! - (performance.now() - began);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    for (const now = performance.now() - began; at < due.length && due[at]! <= now; at += 1) under.push(one(due[at]!));
  }
  await Promise.all(under);
  agent.destroy();
  all.perSecond = all.answered.length / ((lastAt - began) / 1000);
  return all;
}

function send(agent: Agent, url: string, { method, path, headers, body }: Sent): Promise<Omit<Answered, "ms">> {
  return new Promise((resolve, reject) => {
    const size = { "content-length": Buffer.byteLength(body ?? "") };
    const asked = request(`${url}${path}`, { agent, method, headers: { ...headers, ...size } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: `${Buffer.concat(parts)}` }));
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Instants of so many arrivals a second, evenly. */
export function steadily(perSecond: number, seconds: number): number[] {
  return Array.from({ length: perSecond * seconds }, (_, n) => (n * 1000) / perSecond);
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
