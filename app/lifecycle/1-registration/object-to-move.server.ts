import { and, eq, inArray, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { record } from "~/journal/record.server";
import { db, transaction } from "~db/client.server";
import { applicant, headRequest, organiser, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { officeOf, tellOfHeadRequest } from "./head-request-letters.server";
import { bearerOf, expireLinks, useUp } from "./one-time-link.server";

/**
 * The owner of a mailbox that is said to be lost objects by the link that came to it: every request to move their account away
 * ends, and its asker and the office get a letter. Refuses `linkExpired`.
 */
export async function objectToMove(token: string): Promise<Outcome> {
  const may = policy["account.objectToMove"](nobody, {});
  if (!may.ok) return may;
  const bearer = await bearerOf(db(), token, "objectToMove");
  if (!bearer) return refused("linkExpired");
  const { who, link } = bearer;
  return transaction(who, "account.objectToMove", async (tx) => {
    const isLive = and(eq(headRequest.accountId, who.id), inArray(headRequest.state, ["asked", "approved"]));
    // why first: who confirms takes the request and then the link; in the other order the two would wait for each other.
    await tx.select({ id: headRequest.id }).from(headRequest).where(isLive).orderBy(headRequest.id).for("update");
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    const ended = await tx
      .update(headRequest)
      .set({ state: "objected", decidedBy: who.id, decidedAt: sql`clock_timestamp()` })
      .where(isLive)
      .returning({ id: headRequest.id });
    await expireLinks(tx, who.id, "objectToMove");
    const requests = await tx
      .select({
        requestId: headRequest.id,
        applicantId: headRequest.applicantId,
        applicant: applicant.shortName,
        organiserId: headRequest.organiserId,
        organiser: organiser.shortName,
        askedBy: headRequest.askedBy,
        asker: person.name,
        email: person.email,
        lang: person.lang,
      })
      .from(headRequest)
      .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
      .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
      .innerJoin(person, eq(person.id, headRequest.askedBy))
      .where(
        inArray(
          headRequest.id,
          ended.map(({ id }) => id),
        ),
      );
    for (const { askedBy, email, lang, organiserId, ...told } of requests) {
      const subject = { kind: "applicant" as const, id: told.applicantId };
      record(tx, { type: "applicant.accountMoveObjected", subject, details: { name: who.name } });
      const asker = {
        personId: askedBy,
        email,
        name: told.asker,
        lang: lang === "en" ? ("en" as const) : ("ru" as const),
      };
      await tellOfHeadRequest(tx, [asker, ...(await officeOf(tx, organiserId))], "moveObjected", told);
    }
    return done;
  });
}
