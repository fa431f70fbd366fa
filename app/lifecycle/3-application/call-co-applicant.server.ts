import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { withinLimit } from "~/server/throttle.server";
import { transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicationFacts } from "./application.queries.server";
import type { InviteCoApplicantForm } from "./co-applicant.form";

const DAY_SECONDS = 86_400;

/**
 * The head writes to an organisation that is not on the platform, or not verified there yet, and asks it to register: nobody is
 * named in an application without having agreed, so the letter gives it no place. Refuses `throttled` after ten letters a day, and
 * as inviting does.
 */
export async function callCoApplicant(
  who: Who,
  applicationId: string,
  { inn, part, email }: InviteCoApplicantForm,
): Promise<Outcome> {
  if (who.kind !== "person") return refused("notSignedIn");
  const isWithin = await withinLimit(`call-co-applicant:${who.id}`, { limit: 10, windowSeconds: DAY_SECONDS });
  return transaction(who, "application.inviteCoApplicant", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = policy["application.inviteCoApplicant"](who, facts);
    if (!may.ok) return may;
    if (!isWithin) return refused("throttled");
    const [lead] = await tx
      .select({ name: applicant.shortName })
      .from(applicant)
      .where(eq(applicant.id, facts.applicantId));
    record(tx, {
      type: "application.coApplicantCalled",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { inn },
    });
    await post(tx, "co-applicant", {
      to: { email, name: email, lang: who.lang },
      competitionId: facts.id,
      props: {
        ...{ message: "called", lead: lead!.name, coApplicant: inn, competition: facts.title, part },
        url: `${config().baseUrl}/register`,
      },
    });
    return done;
  });
}
