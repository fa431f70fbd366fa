import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { isStoreSafe } from "~/server/store.server";
import { wake } from "~/server/wake.server";
import { transaction } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { closerRunsAt } from "./clock";
import { competitionFacts, rulesOf, templateOf } from "./competition.queries.server";
import { contradictionCodes } from "./contradiction-codes";
import { mayAnnounce } from "./contradictions";
import { contradictionsFor } from "./contradictions.queries.server";
import { columnsOf, databaseNow, formHash, rulesHash } from "./rules-version.server";
import { templateFaults } from "./template-faults";

/**
 * Announces a draft: its rules and form are frozen, the hash is recorded, the closing of reception is set (domain.md §2.3).
 * Refuses `incomplete` while an error stands in the rules or the form, `deadlinePassed` when reception would be over already,
 * `changedMeanwhile` when the rules are not the version that the secretary has read, `storeUnsafe` when the file store
 * would lose or show what applicants entrust to it.
 */
export async function announceCompetition(who: Person, competitionId: string, version: number): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  const isSafe = await isStoreSafe();
  return transaction(who, "competition.announce", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.announce"](who, facts);
    if (!may.ok) return may;
    if (facts.rulesVersion !== version) return refused("changedMeanwhile");
    const rules = await rulesOf(tx, facts.id, version);
    const found = await contradictionsFor(facts.organiserId, rules, tx);
    if (!mayAnnounce(found))
      return refused("incomplete", { errors: found.filter(({ code }) => contradictionCodes[code] === "error").length });
    const form = await templateOf(tx, facts.id);
    const faults = templateFaults(form.template).length;
    if (faults > 0) return refused("incomplete", { errors: faults });
    if (facts.now >= new Date(rules.dates.receptionClosesAt)) return refused("deadlinePassed");
    if (!isSafe) return refused("storeUnsafe");

    const hash = rulesHash(rules);
    const changed = await tx
      .update(competition)
      .set({ state: "announced", announcedAt: facts.now, ...columnsOf(rules) })
      .where(
        and(eq(competition.id, facts.id), eq(competition.state, facts.state), eq(competition.rulesVersion, version)),
      )
      .returning({ id: competition.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    await tx
      .update(rulesVersion)
      .set({ announcedAt: facts.now, hash })
      .where(and(eq(rulesVersion.competitionId, facts.id), eq(rulesVersion.version, version)));
    record(tx, {
      type: "competition.announced",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { title: rules.title, version, sha256: hash, form: form.version, formSha256: formHash(form.template) },
    });
    const shift = facts.now.getTime() - (await databaseNow(tx)).getTime();
    await wake(tx, "closeReceptions", {
      id: facts.id,
      runAt: new Date(closerRunsAt(rules).getTime() - shift),
      key: facts.id,
    });
    return done;
  });
}
