import { and, eq } from "drizzle-orm";
import { record } from "~/journal/record.server";
import { wake } from "~/server/wake.server";
import type { Tx } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { done, made, type Outcome, refused } from "../outcome";
import { closerRunsAt } from "./clock";
import { type LoadedCompetition, rulesOf, templateOf } from "./competition.queries.server";
import { contradictionCodes } from "./contradiction-codes";
import { contradictions, mayAnnounce } from "./contradictions";
import type { FormTemplate } from "./form-template";
import type { CompetitionRules } from "./rules";
import { columnsOf, databaseNow, formHash, rulesHash } from "./rules-version.server";
import { templateFaults } from "./template-faults";

/** A draft that could be announced this moment: its rules and form with what they are frozen by. */
export type Announceable = {
  rules: CompetitionRules;
  version: number;
  hash: string;
  form: { version: number; hash: string };
};

/**
 * The rules and the form of a draft as they would be announced (domain.md §2.3). Refuses `incomplete` while an error stands in
 * them, `deadlinePassed` when reception would be over already, `changedMeanwhile` when the rules are not at this version.
 */
export async function toAnnounce(tx: Tx, facts: LoadedCompetition, version: number): Promise<Outcome<Announceable>> {
  if (facts.rulesVersion !== version) return refused("changedMeanwhile");
  const rules = await rulesOf(tx, facts.id, version);
  const form = await templateOf(tx, facts.id);
  const errors = errorsIn(rules) || faultsIn(form.template);
  if (errors > 0) return refused("incomplete", { errors });
  if (facts.now >= new Date(rules.dates.receptionClosesAt)) return refused("deadlinePassed");
  return made({
    rules,
    version,
    hash: rulesHash(rules),
    form: { version: form.version, hash: formHash(form.template) },
  });
}

/** How many contradictions of the rules stop an announcement. */
function errorsIn(rules: CompetitionRules): number {
  const found = contradictions(rules);
  return mayAnnounce(found) ? 0 : found.filter(({ code }) => contradictionCodes[code] === "error").length;
}

const faultsIn = (template: FormTemplate) => templateFaults(template).length;

/** Freezes a draft, records its hashes and sets the closing of reception. Refuses `changedMeanwhile` when somebody was faster. */
export async function announce(
  tx: Tx,
  facts: LoadedCompetition,
  { rules, version, hash, form }: Announceable,
  { byTwo }: { byTwo: boolean },
): Promise<Outcome> {
  const changed = await tx
    .update(competition)
    .set({ state: "announced", announcedAt: facts.now, ...columnsOf(rules) })
    .where(and(eq(competition.id, facts.id), eq(competition.state, facts.state), eq(competition.rulesVersion, version)))
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
    details: {
      title: rules.title,
      version,
      sha256: hash,
      form: form.version,
      formSha256: form.hash,
      ...(byTwo ? { byTwo } : {}),
    },
  });
  const shift = facts.now.getTime() - (await databaseNow(tx)).getTime();
  await wake(tx, "closeReceptions", {
    id: facts.id,
    runAt: new Date(closerRunsAt(rules).getTime() - shift),
    key: facts.id,
  });
  return done;
}
