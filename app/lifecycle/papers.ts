import type { Moves, StateOf } from "./moves";

/** Papers that are kept as they were made, by number and version (domain.md §6). */
export const paperKinds = ["openingProtocol", "admissionProtocol"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Papers that have a number by the act; the protocol of a meeting is kept with its meeting. */
export const numberedKinds = [...paperKinds, "meetingProtocol"] as const;
export type NumberedKind = (typeof numberedKinds)[number];

/** What a paper is drawn as; tables are spreadsheets too. */
export const paperFormats = ["pdf", "docx", "xlsx"] as const;
export type DrawnFormat = (typeof paperFormats)[number];

/** A paper of more rows is drawn by a job and kept: nobody waits for it with a page open. */
export const MOST_ROWS_AT_ONCE = 500;

/**
 * The drawing of a large paper, state → move → state. It holds no fact: what is drawn can be drawn again, to the same bytes.
 * A worker that died leaves its drawing to the next one.
 */
export const drawingMoves = {
  waiting: { begin: "drawing", cancel: "cancelled" },
  drawing: { begin: "drawing", giveBack: "waiting", finish: "done", fail: "failed", cancel: "cancelled" },
  done: { ask: "waiting" },
  failed: { ask: "waiting" },
  cancelled: { ask: "waiting" },
} as const satisfies Moves;
export type DrawingState = StateOf<typeof drawingMoves>;
/** Where the journal of registration stands among what is drawn; papers stand there by their ids. */
export const JOURNAL = "registration-journal";

/** What a paper signed outside the system comes back as: a scan of it, or a detached electronic signature under it. */
export const signedCopyKinds = ["scan", "signature"] as const;
export type SignedCopyKind = (typeof signedCopyKinds)[number];
