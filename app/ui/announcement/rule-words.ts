import { type Share, usualShare } from "~/lifecycle/2-announcement/share";
import type { Term } from "~/lifecycle/2-announcement/term";
import { byClause } from "~/text/clause";
import type { Text } from "~/text/text";

/** The label of a value of the rules, by its path without numbers of rows. */
export function ruleLabel(t: Text, path: string): string {
  const labels: Record<string, string> = t.announcement.ruleFields.labels;
  const [, term, part] = /^(.+)\.(days|unit|clause)$/.exec(path) ?? [];
  const { days, unit, clause } = t.announcement.terms;
  const parts: Record<string, string> = { days, unit, clause };
  return labels[path] ?? (term && part && labels[term] ? `${labels[term]}: ${parts[part]}` : path);
}

/** A share of the commission in words: "more than half of the members". */
export function shareText(t: Text, share: Share): string {
  const { shares, shareOwn } = t.announcement.rules;
  const usual = usualShare(share);
  return usual ? shares[usual] : shareOwn(share);
}

/** A term with the clause that sets it: «5 рабочих дней (п. 4.2)». */
export function termText(t: Text, term: Term): string {
  return `${t.announcement.terms.text(term)}${byClause(term.clause)}`;
}

/** What an option of a choice in the rules is called. */
export function optionLabel(t: Text, path: string, option: string): string {
  const { rules, kinds } = t.announcement;
  const options: Record<string, Record<string, string>> = {
    passMarkBy: rules.passMarkBys,
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
