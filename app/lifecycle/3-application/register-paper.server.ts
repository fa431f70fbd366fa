import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { paperApplication } from "~db/schema/paper-applications";
import { made, type Outcome, refused } from "../outcome";
import { instantOf } from "../time";
import type { RegisterPaperForm } from "./paper-application.form";
import { intakeFacts } from "./paper-application.queries.server";

/**
 * Registers an application that came on paper: when it came by the book, how, and who typed that. The reading stands in the
 * journal and never changes; a wrong one is set aside with its reason and registered anew. It is in time by the rule that holds
 * for everybody: it came by the deadline and the closer has not run (design.md §6); anything else is kept as come late, which
 * is evidence and never an application. Whoever registers it types it in, and knows before the opening what others do not.
 * Refuses `notYet` for a time to come or before the reception, `alreadyExists` for a number of the book that is taken,
 * `wrongStage`, `notFound`, also where the rules take nothing on paper.
 * @returns the id of the paper, and whether it came late
 */
export async function registerPaper(
  who: Person,
  competitionId: string,
  typed: RegisterPaperForm,
): Promise<Outcome<{ id: string; isLate: boolean }>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction<{ id: string; isLate: boolean }>(who, "paperApplication.register", async (tx) => {
    // The closer takes FOR UPDATE: either it waits for this paper, or this paper sees its closed competition.
    await tx.select({ id: competition.id }).from(competition).where(eq(competition.id, competitionId)).for("share");
    const facts = await intakeFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["paperApplication.register"](who, facts);
    if (!may.ok) return may;
    const arrivedAt = instantOf(typed.arrivedAt, facts.zone);
    if (arrivedAt > facts.now || arrivedAt < facts.opensAt) return refused("notYet");
    const isLate = arrivedAt > facts.closesAt || facts.state !== "announced";
    const { entry, name, bearer, way } = typed;
    const id = randomUUID();
    const kept = await tx
      .insert(paperApplication)
      .values({
        ...{ id, competitionId, entry, name, bearer, way, arrivedAt },
        typistId: who.id,
        registeredAt: facts.now,
        state: isLate ? "late" : "registered",
      })
      .onConflictDoNothing()
      .returning({ id: paperApplication.id });
    if (kept.length === 0) return refused("alreadyExists");
    record(tx, {
      type: isLate ? "paperApplication.cameLate" : "paperApplication.registered",
      subject: { kind: "paperApplication", id },
      competitionId,
      details: {
        ...{ entry, way, zone: facts.zone },
        arrivedAt: arrivedAt.toISOString(),
        closesAt: facts.closesAt.toISOString(),
      },
    });
    return made({ id, isLate });
  });
}
