import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import { competitionFacts, templateOf } from "./competition.queries.server";
import { lostOptions } from "./form-trouble";
import type { CompetitionRules } from "./rules";
import type { RuleSection } from "./rules-sections";
import { columnsOf, rulesHash } from "./rules-version.server";
import { withChoices } from "./template-parts.server";
import { voidApproval } from "./void-approval.server";

/**
 * Saves the whole rules of a draft as a new version. Rules may still contradict themselves: only the announcement asks for
 * more than a well-formed document. Answers the number of the new version.
 * Refuses `changedMeanwhile` when the rules are not at version `basedOn` any more, `badInput` when reception would end
 * before it begins, `leanedOn` when a direction or a category would go that a condition of the form compares with: by name, with
 * the question that leans on it.
 * @param rules has passed `rulesSchema`
 * @param section whose form they come from: it counts as looked at
 */
export async function editRules(
  who: Person,
  competitionId: string,
  basedOn: number,
  rules: CompetitionRules,
  section?: RuleSection,
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.editRules", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.editRules"](who, facts);
    if (!may.ok) return may;
    const columns = columnsOf(rules);
    if (columns.opensAt >= columns.closesAt) return refused("badInput");
    const form = await templateOf(tx, facts.id);
    const template = withChoices(form.template, rules);
    const lost = lostOptions(form.template, template);
    if (lost.length > 0) return refused("leanedOn", wordsOf(lost));

    const version = basedOn + 1;
    const changed = await tx
      .update(competition)
      .set({ ...columns, rulesVersion: version })
      .where(and(eq(competition.id, facts.id), eq(competition.state, "draft"), eq(competition.rulesVersion, basedOn)))
      .returning({ id: competition.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    await tx
      .insert(rulesVersion)
      .values({ competitionId: facts.id, version, rules, hash: rulesHash(rules), section, createdBy: who.id });
    if (!isDeepStrictEqual(template, form.template))
      await tx.insert(formTemplate).values({ competitionId: facts.id, version: form.version + 1, template });
    await voidApproval(tx, who, facts);
    record(tx, {
      type: "competition.rulesChanged",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { version },
    });
    return made(version);
  });
}

/** What would go and who leans on it, each once. */
function wordsOf(lost: ReturnType<typeof lostOptions>): Record<"options" | "questions", string> {
  const quoted = (words: string[]) => [...new Set(words)].map((one) => `«${one}»`).join(", ");
  return {
    options: quoted(lost.map(({ option }) => option)),
    questions: quoted(lost.map(({ question }) => question)),
  };
}
