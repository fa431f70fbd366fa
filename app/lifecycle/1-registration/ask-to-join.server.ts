import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { applicant, joinRequest, membership } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { mayAskToJoin } from "./attempts.server";
import { headsOf } from "./heads.server";

/**
 * Asks the people of a registered organisation for access; its heads get a letter. Refuses `notFound`, `throttled`,
 * `alreadyExists` for a member and for a request that waits already.
 */
export async function askToJoin(who: Person, applicantId: string, message: string): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  if (!(await mayAskToJoin(who.id))) return refused("throttled");
  return transaction(who, "applicant.askToJoin", async (tx) => {
    const may = policy["applicant.askToJoin"](who, {});
    if (!may.ok) return may;
    const [asked] = await tx
      .select({ shortName: applicant.shortName })
      .from(applicant)
      .where(eq(applicant.id, applicantId));
    if (!asked) return refused("notFound");
    const own = await tx
      .select({ id: membership.id })
      .from(membership)
      .where(and(eq(membership.applicantId, applicantId), eq(membership.personId, who.id), isNull(membership.until)));
    if (own.length > 0) return refused("alreadyExists");
    const added = await tx
      .insert(joinRequest)
      .values({ applicantId, personId: who.id, message })
      .onConflictDoNothing()
      .returning({ id: joinRequest.id });
    if (added.length === 0) return refused("alreadyExists");
    record(tx, { type: "applicant.joinAsked", subject: { kind: "applicant", id: applicantId } });
    for (const to of await headsOf(tx, applicantId)) {
      await post(tx, "join-asked", {
        to,
        props: {
          asker: who.name,
          applicant: asked.shortName,
          url: `${config().baseUrl}/applicant/organisations/${applicantId}`,
        },
      });
    }
    return done;
  });
}
