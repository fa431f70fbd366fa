import type { Authority, MemberRole } from "./applicant";
import type { ProofRow } from "./proof";

/** A person who acts for an applicant; a signatory's power of attorney beside the name. */
export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  authority: Authority | null;
  /** How many documents of the authority are attached; null where the reader has nothing to do with them. */
  proofs: number | null;
  isSelf: boolean;
};

/** A request for access that waits for the head. */
export type JoinRow = { id: string; name: string; email: string; message: string; askedAt: string };

/** An invitation of a member that nobody has accepted yet. */
export type InvitedMemberRow = { id: string; name: string; email: string; role: MemberRole; sentAt: string };

/** Somebody who acts for an applicant, with what they act by, as the office reads it. */
export type OfficeMember = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  authority: Authority | null;
  proofs: ProofRow[];
};
