import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { headRequest, organiser } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { mayAskToJoin } from "./attempts.server";
import type { AskHeadForm } from "./head-request.form";
import { officeOf, tellOfHeadRequest } from "./head-request-letters.server";
import { headsOf } from "./heads.server";

/**
 * Asks an organiser to make oneself the head of an applicant: the head changed, or the mailbox of the account is lost. The heads
 * of now get a letter at once, so that nothing happens behind them. Refuses `notFound`, `notConfirmed`, `throttled`, and
 * `alreadyExists` for a head and for a request that waits.
 */
export async function askHead(who: Person, applicantId: string, asked: AskHeadForm): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  if (!(await mayAskToJoin(who.id))) return refused("throttled");
  return transaction(who, "applicant.askHead", async (tx) => {
    const may = policy["applicant.askHead"](who, {});
    if (!may.ok) return may;
    const facts = await applicantFacts(tx, who, applicantId);
    const [host] = await tx
      .select({ name: organiser.shortName })
      .from(organiser)
      .where(eq(organiser.id, asked.organiser));
    if (!facts || !host) return refused("notFound");
    if (facts.memberRole === "head") return refused("alreadyExists");
    const { organiser: organiserId, ...told } = asked;
    const id = randomUUID();
    const added = await tx
      .insert(headRequest)
      .values({ id, applicantId, organiserId, askedBy: who.id, ...told })
      .onConflictDoNothing()
      .returning({ id: headRequest.id });
    if (added.length === 0) return refused("alreadyExists");
    record(tx, {
      type: "applicant.headAsked",
      subject: { kind: "applicant", id: applicantId },
      details: { name: who.name },
    });
    const letter = { applicantId, requestId: id, applicant: facts.shortName, asker: who.name, organiser: host.name };
    await tellOfHeadRequest(tx, await headsOf(tx, applicantId), "headAsked", letter);
    await tellOfHeadRequest(tx, await officeOf(tx, organiserId), "officeAsked", letter);
    return done;
  });
}
