import type { ScanVerdict } from "../scan-verdict";
import type { MemberRole } from "./applicant";

/** Documents that one authority or one request may have, such as the pages of a paper photographed one by one. */
export const MAX_PROOFS = 5;

/** Who acts by a document: the head by a decision that elected them, a signatory by a power of attorney. */
export const rolesByDocument: readonly MemberRole[] = ["head", "signatory"];

/** A document as pages list it. */
export type ProofRow = { id: string; fileId: string; name: string; size: number; scan: ScanVerdict };

/** The documents of one member, for the head and the member. */
export type ProofsPage = {
  id: string;
  shortName: string;
  member: { id: string; name: string; role: MemberRole };
  proofs: ProofRow[];
  mayAttach: boolean;
  accept: string;
  maxBytes: number;
};
