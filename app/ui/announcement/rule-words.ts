import { type Share, usualShare } from "~/lifecycle/2-announcement/share";
import type { Text } from "~/text/text";

/** The label of a value of the rules, by its path without numbers of rows. */
export function ruleLabel(t: Text, path: string): string {
  return t.announcement.ruleFields.labels[path as keyof typeof t.announcement.ruleFields.labels] ?? path;
}

/** A share of the commission in words: "more than half of the members". */
export function shareText(t: Text, share: Share): string {
  const { shares, shareOwn } = t.announcement.rules;
  const usual = usualShare(share);
  return usual ? shares[usual] : shareOwn(share);
}

/** What an option of a choice in the rules is called. */
export function optionLabel(t: Text, path: string, option: string): string {
  const { rules, kinds } = t.announcement;
  const options: Record<string, Record<string, string>> = {
    "sources.level": rules.levels,
    "award.whenShort": rules.whenShort,
    paperApplications: rules.paperNames,
    applicantKinds: kinds,
    "requiredDocuments.visibility": rules.visibilities,
    "requirements.proof": rules.proofs,
    "review.blind": rules.blinds,
    "review.divergence.action": rules.divergenceActionNames,
    "review.divergence.formula": rules.formulas,
    "numbering.series": rules.numberSeries,
    "numbering.within": rules.numberScopes,
    "decision.votesOf": rules.votesOfNames,
  };
  return options[path]?.[option] ?? option;
}
