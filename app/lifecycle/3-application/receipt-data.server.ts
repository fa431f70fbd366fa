import type { FactToProve, JournalProof } from "~/journal/proof.server";
import type { RenderedPaper } from "~/papers/render.server";
import { catalog, type Lang } from "~/text/text";

/** What a receipt says, whatever it is written on; `arrivedAt` is an ISO instant. */
export type ReceiptFacts = {
  code: string;
  arrivedAt: string;
  competition: string;
  title: string;
  edition: number;
  /** Of the content of the edition. */
  sha256: string;
  files: { name: string; size: number; sha256: string }[];
  verifyUrl: string;
};

/** The receipt as a file for programs and third persons: `journal` is its proof, `check` says in words how to check it. */
export type ReceiptData = { format: "pochin/receipt/v1" } & ReceiptFacts & {
    /** That the submission stands in the journal; null when its payload was erased. */
    journal: JournalProof | null;
    check: readonly string[];
  };

/** The receipt as data, which needs neither this site nor an account to be checked. */
export function receiptData(
  { code, arrivedAt, competition, title, edition, sha256, files, verifyUrl }: ReceiptFacts,
  journal: JournalProof | null,
  lang: Lang,
): ReceiptData {
  const only = files.map((file) => ({ name: file.name, size: file.size, sha256: file.sha256 }));
  return {
    format: "pochin/receipt/v1",
    ...{ code, arrivedAt, competition, title, edition, sha256, files: only, verifyUrl, journal },
    check: catalog(lang).deadline.proof.steps,
  };
}

/** The file of a receipt's data, as pages and letters give it. */
export function receiptFile(data: ReceiptData): RenderedPaper {
  return {
    fileName: `receipt-${data.code}.json`,
    contentType: "application/json",
    bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
  };
}

/** The fact by which the journal knows that an edition was submitted. */
export function submissionToProve(
  applicationId: string,
  { edition, sha256 }: Pick<ReceiptFacts, "edition" | "sha256">,
) {
  return {
    subject: { kind: "application", id: applicationId },
    types: ["application.submitted", "application.resubmitted"],
    details: { edition, sha256 },
  } as const satisfies FactToProve;
}

/** The part of a proof that people are shown; what opens the commitment is in the data only. */
export const placeOf = ({ seq, leaf, size, root, path }: JournalProof) => ({ seq, leaf, size, root, path });
