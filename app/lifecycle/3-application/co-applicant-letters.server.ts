import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import type { Letters } from "~emails/letters";
import { headsOf } from "../1-registration/heads.server";

type Message = Exclude<Letters["co-applicant"]["message"], "called">;
type Told = {
  placeId: string;
  applicationId: string;
  competitionId: string;
  leadId: string;
  lead: string;
  applicantId: string;
  name: string;
  competition: string;
  part: string;
};

/** Who reads which letter: the invited heads where they answer, the inviting heads where they see the list. */
const toInvited: readonly Message[] = ["invited", "cancelled"];

/** Tells the heads of the other side what became of a place among the co-applicants. */
export async function tellOfCoApplicant(tx: Tx, message: Message, told: Told): Promise<void> {
  const isInvited = toInvited.includes(message);
  const path = isInvited
    ? `/applicant/co-applications/${told.placeId}`
    : `/applicant/applications/${told.applicationId}/co-applicants`;
  const { lead, name, competition, part } = told;
  const props = { message, lead, coApplicant: name, competition, part, url: `${config().baseUrl}${path}` };
  for (const to of await headsOf(tx, isInvited ? told.applicantId : told.leadId))
    await post(tx, "co-applicant", { to, competitionId: told.competitionId, props });
}
