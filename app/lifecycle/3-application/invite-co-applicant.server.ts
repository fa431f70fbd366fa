import { randomUUID } from "node:crypto";
import { and, count, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { coApplicant } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { twinsOf } from "../1-registration/same-inn.server";
import { made, type Outcome, refused } from "../outcome";
import { applicationFacts } from "./application.queries.server";
import { MAX_CO_APPLICANTS } from "./co-applicant";
import type { InviteCoApplicantForm } from "./co-applicant.form";
import { tellOfCoApplicant } from "./co-applicant-letters.server";

/** An organisation is invited, or its ИНН is not one that can be. */
export type Invited = { id: string } | { fault: "noVerifiedApplicant" | "ownInn" };

/**
 * The head invites an organisation to be a co-applicant, by its ИНН; its heads get a letter. Only a verified organisation can be
 * invited, so that nobody agrees in the name of another. Refuses `notFound`, `wrongRole`, `deadlinePassed`, `wrongState`,
 * `alreadyExists` for one that is invited or has agreed, and `limitExceeded` beyond ten.
 */
export async function inviteCoApplicant(
  who: Who,
  applicationId: string,
  { inn, part }: Pick<InviteCoApplicantForm, "inn" | "part">,
): Promise<Outcome<Invited>> {
  if (who.kind !== "person") return refused("notSignedIn");
  return transaction<Invited>(who, "application.inviteCoApplicant", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = policy["application.inviteCoApplicant"](who, facts);
    if (!may.ok) return may;
    const [lead] = await tx
      .select({ inn: applicant.inn, name: applicant.shortName })
      .from(applicant)
      .where(eq(applicant.id, facts.applicantId));
    if (lead!.inn === inn) return made({ fault: "ownInn" });
    const invited = (await twinsOf(tx, inn)).find(({ isVerified }) => isVerified);
    if (!invited) return made({ fault: "noVerifiedApplicant" });
    const [held] = await tx
      .select({ n: count() })
      .from(coApplicant)
      .where(and(eq(coApplicant.applicationId, applicationId), inArray(coApplicant.state, ["invited", "agreed"])));
    if ((held?.n ?? 0) >= MAX_CO_APPLICANTS) return refused("limitExceeded", { max: MAX_CO_APPLICANTS });
    const id = randomUUID();
    const added = await tx
      .insert(coApplicant)
      .values({ id, applicationId, competitionId: facts.id, applicantId: invited.id, part, invitedBy: who.id })
      .onConflictDoNothing()
      .returning({ id: coApplicant.id });
    if (added.length === 0) return refused("alreadyExists");
    record(tx, {
      type: "application.coApplicantInvited",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { name: invited.shortName },
    });
    await tellOfCoApplicant(tx, "invited", {
      ...{ placeId: id, applicationId, competitionId: facts.id, competition: facts.title, part },
      ...{ leadId: facts.applicantId, lead: lead!.name, applicantId: invited.id, name: invited.shortName },
    });
    return made({ id });
  });
}
