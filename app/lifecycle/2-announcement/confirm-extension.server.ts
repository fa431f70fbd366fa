import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { wake } from "~/server/wake.server";
import { type Tx, transaction } from "~db/client.server";
import { competition, extension, rulesVersion } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { closerRunsAt } from "./clock";
import { rulesOf } from "./competition.queries.server";
import { withReceptionEnd } from "./counted-dates";
import { isExtension, latestClose } from "./extension";
import { extensionFacts } from "./extension.queries.server";
import { announceExtension } from "./extension-letters.server";
import { databaseNow, rulesHash } from "./rules-version.server";

/**
 * A second person confirms a proposed end of reception (guarantees.md B4): the rules get a new version, the public page and
 * the journal say why, everybody with an application is told by letter, and the closer is called for the new date. It waits
 * for whoever is in the middle of submitting, and the closer waits for it, so that the deadline is never between two values.
 * Refuses `secondPerson` to who proposed it, `deadlinePassed` for an ordinary one after the deadline or when the new end is over
 * too, `wrongStage` once the reception is closed, `wrongState` when it is decided, `changedMeanwhile` when the deadline moved.
 */
export async function confirmExtension(who: Person, extensionId: string): Promise<Outcome> {
  if (!isUuid(extensionId)) return refused("notFound");
  return transaction(who, "extension.confirm", async (tx) => {
    await lockCompetition(tx, extensionId);
    const facts = await extensionFacts(tx, who, extensionId);
    if (!facts) return refused("notFound");
    const may = policy["extension.confirm"](who, facts);
    if (!may.ok) return may;
    const { from, to, reason, extensionKind: kind } = facts;
    if (from.getTime() !== facts.closesAt.getTime()) return refused("changedMeanwhile");
    const before = await rulesOf(tx, facts.id, facts.rulesVersion);
    if (!isExtension(to, facts, latestClose(before))) return refused("deadlinePassed");

    const rules = withReceptionEnd(before, to.toISOString());
    const [version, hash] = [facts.rulesVersion + 1, rulesHash(rules)];
    await tx
      .update(competition)
      .set({ closesAt: to, rulesVersion: version })
      .where(and(eq(competition.id, facts.id), eq(competition.state, "announced")));
    await tx
      .insert(rulesVersion)
      .values({ competitionId: facts.id, version, rules, hash, reason, createdBy: who.id, announcedAt: facts.now });
    await tx
      .update(extension)
      .set({ state: "confirmed", decidedBy: who.id, decidedAt: facts.now, rulesVersion: version })
      .where(and(eq(extension.id, extensionId), eq(extension.state, "proposed")));
    record(tx, {
      type: "competition.deadlineExtended",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: {
        kind,
        from: from.toISOString(),
        to: to.toISOString(),
        zone: facts.zone,
        reason,
        version,
        sha256: hash,
      },
    });
    const shift = facts.now.getTime() - (await databaseNow(tx)).getTime();
    await wake(tx, "closeReceptions", {
      id: facts.id,
      runAt: new Date(closerRunsAt(rules).getTime() - shift),
      key: facts.id,
    });
    await announceExtension(tx, facts, { kind, reason, from, to });
    return done;
  });
}

/** Like the closer, so that of the two exactly one is first; nobody is in the middle of submitting then. */
async function lockCompetition(tx: Tx, extensionId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from competition where id = (select competition_id from extension where id = ${extensionId}) for update`);
}
