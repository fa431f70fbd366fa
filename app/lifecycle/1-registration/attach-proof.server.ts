import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { PickedFile } from "~/server/form-upload.server";
import { db, transaction } from "~db/client.server";
import type { FileRefusal } from "~storage/file-kinds";
import { done, type Outcome, refused } from "../outcome";
import { lockApplicantPeople } from "./heads.server";
import { addProof, keepProof } from "./keep-proof.server";
import { authorityFacts } from "./proof.queries.server";

/**
 * Attaches the document by which a head or a signatory acts: the decision that elected them, the power of attorney. The file is
 * closed by who opened it. Refuses `notFound`, `wrongRole` to others than the head and the person it is about, `wrongState` for a
 * role that needs no document, and `limitExceeded`.
 */
export async function attachProof(
  who: Person,
  applicantId: string,
  membershipId: string,
  picked: PickedFile,
): Promise<Outcome<undefined | { unfit: FileRefusal }>> {
  const asked = await authorityFacts(db(), who, applicantId, membershipId);
  if (!asked) return refused("notFound");
  const mayNow = policy["applicant.attachProof"](who, asked);
  if (!mayNow.ok) return mayNow;
  return keepProof<undefined>(picked, applicantId, (kept) =>
    transaction(who, "applicant.attachProof", async (tx) => {
      await lockApplicantPeople(tx, applicantId);
      const facts = await authorityFacts(tx, who, applicantId, membershipId);
      if (!facts) return refused("notFound");
      const may = policy["applicant.attachProof"](who, facts);
      if (!may.ok) return may;
      const added = await addProof(tx, who, { membershipId }, { kept, name: picked.name });
      if (!added.ok) return added;
      record(tx, {
        type: "applicant.proofAttached",
        subject: { kind: "applicant", id: applicantId },
        details: { name: facts.name, sha256: kept.sha256 },
      });
      return done;
    }),
  );
}
