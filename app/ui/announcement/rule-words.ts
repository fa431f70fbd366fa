import type { Text } from "~/text/text";

/** The label of a value of the rules, by its path without numbers of rows. */
export function ruleLabel(t: Text, path: string): string {
  return t.announcement.ruleFields.labels[path as keyof typeof t.announcement.ruleFields.labels] ?? path;
}

/** What an option of a choice in the rules is called. */
export function optionLabel(t: Text, path: string, option: string): string {
  const { rules, kinds } = t.announcement;
  const options: Record<string, Record<string, string>> = {
    "sources.level": rules.levels,
    "award.whenShort": rules.whenShort,
    applicantKinds: kinds,
    "requiredDocuments.visibility": rules.visibilities,
    "requirements.proof": rules.proofs,
    "review.blind": rules.blinds,
    "review.divergence.action": rules.divergenceActionNames,
    "review.divergence.formula": rules.formulas,
    "decision.votesOf": rules.votesOfNames,
  };
  return options[path]?.[option] ?? option;
}
