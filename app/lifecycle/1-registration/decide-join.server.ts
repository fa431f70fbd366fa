import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { joinRequest, membership, person } from "~db/schema/registration";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { joinMoves } from "./applicant";
import type { DecideJoinForm } from "./applicant.form";
import { applicantFacts } from "./applicant-facts.server";

/**
 * The head lets somebody in with a role, or not; they get a letter. Refuses `notFound`, `wrongRole`, `wrongState` when it
 * is decided already, `changedMeanwhile`.
 */
export async function decideJoin(
  who: Person,
  applicantId: string,
  requestId: string,
  { answer, role }: DecideJoinForm,
): Promise<Outcome> {
  if (!isUuid(applicantId) || !isUuid(requestId)) return refused("notFound");
  return transaction(who, "applicant.decideJoin", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    const [request] = await tx
      .select({ state: joinRequest.state, id: person.id, name: person.name, email: person.email, lang: person.lang })
      .from(joinRequest)
      .innerJoin(person, eq(person.id, joinRequest.personId))
      .where(and(eq(joinRequest.id, requestId), eq(joinRequest.applicantId, applicantId)));
    if (!facts || !request) return refused("notFound");
    const may = policy["applicant.decideJoin"](who, { ...facts, join: request.state });
    if (!may.ok) return may;
    const state = after(joinMoves, request.state, answer);
    if (!state) return refused("wrongState");
    const decided = await tx
      .update(joinRequest)
      .set({ state, decidedBy: who.id, decidedAt: sql`clock_timestamp()` })
      .where(and(eq(joinRequest.id, requestId), eq(joinRequest.state, request.state)))
      .returning({ id: joinRequest.id });
    if (decided.length === 0) return refused("changedMeanwhile");
    const accepted = answer === "accept";
    if (accepted) await tx.insert(membership).values({ applicantId, personId: request.id, role }).onConflictDoNothing();
    record(tx, {
      type: accepted ? "applicant.memberAdded" : "applicant.joinDeclined",
      subject: { kind: "applicant", id: applicantId },
      details: accepted ? { name: request.name, role } : { name: request.name },
    });
    const url = `${config().baseUrl}/applicant${accepted ? `/organisations/${applicantId}` : ""}`;
    await post(tx, "join-decided", {
      to: { personId: request.id, email: request.email, name: request.name, lang: request.lang === "en" ? "en" : "ru" },
      props: { applicant: facts.shortName, accepted, url },
    });
    return done;
  });
}
