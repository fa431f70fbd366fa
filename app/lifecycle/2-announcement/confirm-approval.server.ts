import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { isStoreSafe } from "~/server/store.server";
import { type Tx, transaction } from "~db/client.server";
import { approval } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { announce, toAnnounce } from "./announcement.server";
import { approvalFacts, type LoadedApproval } from "./approval.queries.server";
import { announceChange, changeToAnnounce } from "./rules-announcement.server";

/**
 * A second person confirms what was proposed, and with that announces it: the very rules and form, or the very change, that the
 * proposal names. Of two who press at once one announces. Refuses `secondPerson` to who proposed it, `wrongState` when it is
 * decided, `changedMeanwhile` when what was proposed is not what stands, and whatever an announcement refuses.
 */
export async function confirmApproval(who: Person, approvalId: string): Promise<Outcome> {
  if (!isUuid(approvalId)) return refused("notFound");
  const isSafe = await isStoreSafe();
  return transaction(who, "approval.confirm", async (tx) => {
    await lockItsCompetition(tx, approvalId);
    const facts = await approvalFacts(tx, who, approvalId);
    if (!facts) return refused("notFound");
    const may = policy["approval.confirm"](who, facts);
    if (!may.ok) return may;
    if (!isSafe) return refused("storeUnsafe");
    const announced = await (facts.approvalSubject === "change" ? change(tx, who, facts) : announcement(tx, facts));
    if (!announced.ok) return announced;
    const decided = await tx
      .update(approval)
      .set({ state: "confirmed", decidedBy: who.id, decidedAt: facts.now })
      .where(and(eq(approval.id, approvalId), eq(approval.state, "proposed")))
      .returning({ id: approval.id });
    return decided.length > 0 ? done : refused("wrongState");
  });
}

async function announcement(tx: Tx, facts: LoadedApproval): Promise<Outcome> {
  const ready = await toAnnounce(tx, facts, facts.version);
  if (!ready.ok) return ready;
  const { hash, form } = ready.value;
  if (hash !== facts.sha256 || form.version !== facts.formVersion) return refused("changedMeanwhile");
  return announce(tx, facts, ready.value, { byTwo: true });
}

async function change(tx: Tx, who: Person, facts: LoadedApproval): Promise<Outcome> {
  const ready = await changeToAnnounce(tx, facts, facts.version);
  if (!ready.ok) return ready;
  await announceChange(tx, who, facts, { ...ready.value, reason: facts.reason, byTwo: true });
  return done;
}

/** Edits of what was proposed wait for this, or have taken the proposal off before it. */
async function lockItsCompetition(tx: Tx, approvalId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from competition where id = (select competition_id from approval where id = ${approvalId}) for update`);
}
