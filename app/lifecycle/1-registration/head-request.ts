import { statesOf } from "../moves";
import type { ProofRow } from "./proof";

/** Why somebody asks: they are the new head, or a member, themselves most often, no longer gets letters. */
export const headReasons = ["newHead", "mailboxLost"] as const;
export type HeadReason = (typeof headReasons)[number];

/** How long the owner of an address has to object before an account moves away from it. */
export const OBJECTION_DAYS = 3;

/**
 * What happens to a request: the organiser's secretary approves it by a document, a second person confirms it, and only then
 * does the access pass over or the account move. Nobody alone can take either over. Whoever reads the letters to the address
 * that is said to be lost objects, and nothing moves.
 */
export const headRequestMoves = {
  asked: { approve: "approved", decline: "declined", object: "objected" },
  approved: { confirm: "done", decline: "declined", object: "objected" },
  done: {},
  declined: {},
  objected: {},
} as const;
export type HeadRequestState = keyof typeof headRequestMoves;
export const headRequestStates = statesOf(headRequestMoves);

/** Who heads the applicant now, as the document says; `until` is the last day of their powers, null without an end. */
export type NewHead = { name: string; post: string; until: string | null };

/** A request as the office lists it. */
export type HeadRequestRow = {
  id: string;
  applicant: string;
  asker: string;
  reason: HeadReason;
  state: HeadRequestState;
  askedAt: string;
  /** Of the organiser. */
  zone: string;
};

/** A request for those who decide it; instants are ISO. */
export type HeadRequestPage = {
  id: string;
  applicant: { id: string; name: string; fullName: string; inn: string | null; headName: string };
  organiser: string;
  zone: string;
  asker: { name: string; email: string };
  reason: HeadReason;
  /** Of a move: the address as typed, and whose it is among the members; null when it is nobody's. */
  lost: { email: string; name: string | null } | null;
  /** Of a new head: what the profile will say of them; null for a lost mailbox. */
  newHead: NewHead | null;
  document: string;
  proofs: ProofRow[];
  text: string;
  state: HeadRequestState;
  askedAt: string;
  /** When it may be confirmed at the earliest; null when that does not wait. */
  dueAt: string | null;
  approvedBy: string | null;
  declineText: string | null;
  heads: { name: string; email: string }[];
  may: { approve: boolean; confirm: boolean; decline: boolean };
};
