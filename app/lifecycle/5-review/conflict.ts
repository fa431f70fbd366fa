import { addMonths, type IsoDay } from "../time";
import { ownWords, plainWord } from "./mask";

/** How long a tie that has ended still bars an expert: the usual span is one to five years (domain.md §2.5). */
export const LOOK_BACK_YEARS = 3;

/** What ties an expert to an organisation; `endedOn` is null while it lasts. */
export type Tie = { organisation: string; inn: string | null; endedOn: IsoDay | null };

/** An applicant by everything that a tie could name it by. */
export type Named = { names: readonly string[]; inn: string | null };

/**
 * Whether one of an expert's ties is to this applicant: the same ИНН, or the same name apart from legal form, quotation
 * marks and case, within the look-back. The answer is yes or no: which tie it was stays the expert's own (design.md §4).
 */
export function isTied(
  ties: readonly Tie[],
  applicant: Named,
  today: IsoDay,
  legalForms: ReadonlySet<string>,
): boolean {
  const since = addMonths(today, -12 * LOOK_BACK_YEARS);
  const names = new Set(applicant.names.flatMap((name) => plainName(name, legalForms)));
  return ties.some((tie) => {
    if (tie.endedOn !== null && tie.endedOn < since) return false;
    if (tie.inn && tie.inn === applicant.inn) return true;
    return plainName(tie.organisation, legalForms).some((name) => names.has(name));
  });
}

function plainName(name: string, legalForms: ReadonlySet<string>): string[] {
  return ownWords(name, legalForms).map((words) => words.map(plainWord).join(" "));
}
