import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { extension } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import { instantOf, type WallTime } from "../time";
import { competitionFacts, rulesOf } from "./competition.queries.server";
import { type ExtensionKind, isExtension, latestClose } from "./extension";
import { askToConfirm } from "./extension-letters.server";

export type Proposal = { closesAt: WallTime; kind: ExtensionKind; reason: string };

/**
 * A secretary proposes a later end of reception for everybody; nothing changes until a second person confirms it
 * (guarantees.md B4). Those who can are told by letter. Refuses `badInput` with the field for an end that is not later, or
 * later than the next date of the rules; `alreadyExists` while another proposal waits; `deadlinePassed` for an ordinary one
 * after the deadline; `wrongStage` once the reception is closed.
 */
export async function proposeExtension(
  who: Person,
  competitionId: string,
  { closesAt, kind, reason }: Proposal,
): Promise<Outcome<{ id: string }>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "extension.propose", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["extension.propose"](who, { ...facts, extensionKind: kind });
    if (!may.ok) return may;
    const to = instantOf(closesAt, facts.zone);
    const latest = latestClose(await rulesOf(tx, facts.id));
    if (!isExtension(to, facts, latest))
      return refused("badInput", { field: "closesAt", code: to > latest ? "closesTooLate" : "closesNotLater" });
    const [row] = await tx
      .insert(extension)
      .values({
        competitionId: facts.id,
        kind,
        reason,
        fromAt: facts.closesAt,
        toAt: to,
        proposedBy: who.id,
        proposedAt: facts.now,
      })
      .onConflictDoNothing()
      .returning({ id: extension.id });
    if (!row) return refused("alreadyExists");
    record(tx, {
      type: "extension.proposed",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { kind, from: facts.closesAt.toISOString(), to: to.toISOString(), reason },
    });
    await askToConfirm(tx, who, facts, { kind, reason, from: facts.closesAt, to });
    return made(row);
  });
}
