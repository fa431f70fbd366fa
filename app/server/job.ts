/** Everything that runs without a person's click: when it is rung for, at its date, and once a minute without an id. */
export type JobName =
  | "sendLetters"
  | "closeReceptions"
  | "collectFiles"
  | "remindOfDrafts"
  | "remindOfTerms"
  | "writeDigests"
  | "drawPapers";

/** What a wake-up carries: the id of the row to look at, or none for "whatever is due"; `signal` asks it to end early. */
export type JobCall = { id: string | null; signal: AbortSignal };
export type Job = (call: JobCall) => Promise<unknown>;

/** Says that something went wrong while no request was there to answer. */
export type JobLog = (level: "warning" | "error", message: string, meta: Record<string, unknown>) => void;
