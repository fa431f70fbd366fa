import type { Sent } from "autocannon";

/** One request of a scene; `take` and `give` are for what only one request at a time may use. */
export type Drive = {
  /** The next request, and what its answer is handed to; undefined when everything prepared is used up. */
  next(): { sent: Sent; answered?(status: number, body: string): void } | undefined;
  /** Whether an answer counts as work done; `part` when it is a step on the way to something that does. */
  counts(status: number, body: string): boolean | "part";
};

/** A scene under load: what it needs is made through the database, then the site is driven. */
export type Scene =
  | { kind: "load"; prepare(): Promise<Drive> }
  | { kind: "page"; prepare(): Promise<{ path: string; cookie: string }> }
  /** What a number of requests a second does not tell; answers with its own line. */
  | { kind: "own"; prepare(): Promise<Run> };

/** A running site; `times` are the milliseconds that its answers took since they were asked for last, within the server. */
export type RunningSite = { url: string; pid: number; times(): Promise<number[]> };

/** Drives a running site; answers with the line. */
export type Run = (site: RunningSite) => Promise<string>;
