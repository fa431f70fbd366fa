import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { agendaItem } from "~db/schema/decision";
import { isPassMarkOpen } from "../2-announcement/tiers";
import { done, type Outcome, refused } from "../outcome";
import { lockMeeting } from "./locks.server";
import { itemFacts } from "./meeting.queries.server";
import { decidedRulesOf } from "./pass-marks.queries.server";

/**
 * Opens an item for voting. Items go one by one: refuses `wrongState` while another one is open,
 * `passMarkOpen` while the commission has still to set the pass mark.
 */
export async function openItem(who: Who, itemId: string): Promise<Outcome> {
  return transaction(who, "item.open", async (tx) => {
    const found = await itemFacts(tx, who, itemId);
    if (!found) return refused("notFound");
    await lockMeeting(tx, found.meetingId);
    const facts = (await itemFacts(tx, who, itemId)) ?? found;
    const may = policy["item.open"](who, facts);
    if (!may.ok) return may;
    if (isPassMarkOpen(await decidedRulesOf(tx, facts.id))) return refused("passMarkOpen");
    const another = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(and(eq(agendaItem.meetingId, facts.meetingId), eq(agendaItem.state, "voting")));
    if (another.length > 0) return refused("wrongState");
    await tx.update(agendaItem).set({ state: "voting" }).where(eq(agendaItem.id, itemId));
    record(tx, { type: "item.opened", subject: { kind: "item", id: itemId }, competitionId: facts.id });
    return done;
  });
}
