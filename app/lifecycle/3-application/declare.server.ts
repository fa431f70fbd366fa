import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { type Tx, transaction } from "~db/client.server";
import { declaration } from "~db/schema/application";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { applicationFacts } from "./application.queries.server";
import type { Declarations } from "./formal-criterion";

/** The draft that answers belong to, and who gives them. */
type Declaring = { id: string; competitionId: string; by: string };

/**
 * Keeps what an applicant says of the requirements; earlier answers stay as evidence, the newest count. Refuses `badInput` for
 * a requirement that the rules do not have, and as editing does: `wrongState`, `deadlinePassed`, `wrongRole`, `notFound`.
 */
export async function declareRequirements(
  who: Who,
  applicationId: string,
  declarations: Declarations,
): Promise<Outcome> {
  return transaction(who, "application.edit", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["application.edit"](who, facts);
    if (!may.ok) return may;
    if (!areAsked(declarations, await rulesOf(tx, facts.id, facts.rulesVersion))) return refused("badInput");
    await keepDeclarations(tx, { id: applicationId, competitionId: facts.id, by: who.id }, declarations);
    record(tx, {
      type: "application.declared",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { no: Object.values(declarations).filter((isMet) => !isMet).length },
    });
    return done;
  });
}

/** Whether every answer is to a requirement of the rules. */
export function areAsked(
  declarations: Declarations,
  { requirements }: Pick<CompetitionRules, "requirements">,
): boolean {
  return Object.keys(declarations).every((said) => requirements.some(({ key }) => key === said));
}

/** Writes answers as new rows. */
export async function keepDeclarations(
  tx: Tx,
  { id, competitionId, by }: Declaring,
  declarations: Declarations,
): Promise<void> {
  const said = Object.entries(declarations);
  if (said.length === 0) return;
  await tx.insert(declaration).values(
    said.map(([requirement, isMet]) => ({
      applicationId: id,
      competitionId,
      requirement,
      isMet,
      saidBy: by,
      saidAt: sql`competition_now(${competitionId})`,
    })),
  );
}
