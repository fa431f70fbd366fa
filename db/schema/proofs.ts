import { sql } from "drizzle-orm";
import { check, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { storedFile } from "./application";
import { id, instant } from "./columns";
import { headRequest, membership, person } from "./registration";

/**
 * Documents that prove what somebody said of themselves: the authority of a head or a signatory, or a request to the office.
 * Only who decides by them and the applicant's head read them; one that was taken away stays as evidence.
 */
export const proof = pgTable(
  "proof",
  {
    id: id(),
    membershipId: uuid().references(() => membership.id),
    headRequestId: uuid().references(() => headRequest.id),
    fileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
    removedAt: instant(),
  },
  (t) => [
    check("proof_of_one", sql`num_nonnulls(${t.membershipId}, ${t.headRequestId}) = 1`),
    index("proof_membership").on(t.membershipId).where(sql`${t.removedAt} is null`),
    index("proof_head_request").on(t.headRequestId).where(sql`${t.removedAt} is null`),
  ],
);
