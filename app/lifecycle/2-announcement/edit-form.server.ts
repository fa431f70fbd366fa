import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { formTemplate } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import { competitionFacts, templateOf } from "./competition.queries.server";
import type { FormTemplate } from "./form-template";
import type { Untaken } from "./form-trouble";
import { lockCompetition } from "./lock-competition.server";
import type { Changed } from "./template-changes";
import { templateFaults } from "./template-faults";
import { voidApproval } from "./void-approval.server";

/** The form has a new version, or why it has not: what would be wrong with it, or who leans on the question. */
export type Edited = { version: number } | Untaken;

/**
 * Changes the form of a draft: a new version, the versions before it stay. A form with a fault is not taken, nor a change
 * that would leave a question without the one it leans on. Refuses `changedMeanwhile` when the form is not at version
 * `basedOn` any more, `wrongState` once the competition is announced: from then on the form is locked (design.md §7).
 */
export async function editForm(
  who: Person,
  competitionId: string,
  basedOn: number,
  change: (template: FormTemplate) => Changed,
): Promise<Outcome<Edited>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction<Edited>(who, "competition.editRules", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.editRules"](who, facts);
    if (!may.ok) return may;
    const form = await templateOf(tx, facts.id);
    if (form.version !== basedOn) return refused("changedMeanwhile");
    const changed = change(form.template);
    if ("leaning" in changed) return made({ leaning: changed.leaning });
    const faults = templateFaults(changed.template);
    if (faults.length > 0) return made({ faults });

    const version = basedOn + 1;
    const [row] = await tx
      .insert(formTemplate)
      .values({ competitionId: facts.id, version, template: changed.template })
      .onConflictDoNothing()
      .returning({ version: formTemplate.version });
    if (!row) return refused("changedMeanwhile");
    await voidApproval(tx, who, facts);
    record(tx, {
      type: "competition.formChanged",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { version },
    });
    return made({ version });
  });
}
