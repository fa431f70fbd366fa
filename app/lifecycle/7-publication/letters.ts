import { wordedKinds } from "../2-announcement/wording";
import type { LetterState } from "../letter-state";

/** Letters that announce a decision of the commission: they wait for the publication of the results. */
export const decisionKinds = ["application-awarded", "application-reserved", "application-declined"] as const;

/** Whether a letter may go out only after the results are published. */
export function waitsForPublication(kind: string): boolean {
  return decisionKinds.some((one) => one === kind);
}

/** Letters to applicants that the office is told of: those it words itself, receipts and reminders. */
export const officeKinds = [...wordedKinds, "application-submitted", "draft-reminder"] as const;
export type OfficeKind = (typeof officeKinds)[number];

/** How a letter stands for the office: its own state, or that it came back, or that another one took its place. */
export const standings = [
  "held",
  "queued",
  "gathered",
  "sent",
  "digested",
  "returned",
  "failed",
  "resent",
  "discarded",
] as const;
export type Standing = (typeof standings)[number];

/** The same as the column of the list says in SQL. */
export function standingOf(letter: LetterState, { isReturned = false, isResent = false } = {}): Standing {
  if (isResent) return "resent";
  return isReturned ? "returned" : letter;
}

/** What a list of letters is asked for. `search` is part of an address or of a name, or the number of an application. */
export type LettersQuestion = { kind: OfficeKind | null; standing: Standing | null; search: string; page: number };

/** Reads the question out of an address; what is no kind or standing asks for all. */
export function lettersQuestion(query: URLSearchParams, page: number): LettersQuestion {
  return {
    kind: officeKinds.find((one) => one === query.get("kind")) ?? null,
    standing: standings.find((one) => one === query.get("state")) ?? null,
    search: (query.get("search") ?? "").trim().slice(0, 100),
    page,
  };
}
