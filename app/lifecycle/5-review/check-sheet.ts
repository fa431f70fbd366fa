import { lengthOf } from "../3-application/typed";
import { made, type Outcome, refused } from "../outcome";
import { type MarkProblem, markProblem, sheetTotal } from "./score";
import { type Conclusion, conclusions } from "./sheet";
import type { ReviewRules, SheetDraft, SheetPayload } from "./sheet-draft";

export const sheetProblemCodes = [
  "required",
  "requiredChoice",
  "tooShort",
  "notANumber",
  "tooSmall",
  "tooLarge",
  "notAllowed",
] as const;
/** What keeps a sheet from being sealed: the field by its dotted name, a code of the catalogs, and its numbers. */
export type SheetProblem = {
  field: string;
  code: (typeof sheetProblemCodes)[number];
  params?: Record<string, string | number>;
};

const codeOf: Record<MarkProblem, SheetProblem["code"]> = {
  required: "required",
  notANumber: "notANumber",
  belowMin: "tooSmall",
  aboveMax: "tooLarge",
  offStep: "notAllowed",
  unknownCriterion: "notAllowed",
};

/** Everything that is missing or wrong in a sheet, in the order of the criteria (domain.md §2.7, step 2). */
export function sheetProblems(rules: ReviewRules, draft: SheetDraft): SheetProblem[] {
  const problems = rules.criteria.flatMap((criterion): SheetProblem[] => {
    const { mark, comment } = draft.marks[criterion.key] ?? { mark: "", comment: "" };
    const wrong = markProblem(criterion, mark);
    const range = { min: criterion.min, max: criterion.max };
    return [
      ...(wrong ? [{ field: `marks.${criterion.key}.mark`, code: codeOf[wrong], params: range }] : []),
      ...commentProblem(`marks.${criterion.key}.comment`, comment, rules.commentMinLength),
    ];
  });
  const concluded = conclusions.includes(draft.conclusion as Conclusion);
  return concluded ? problems : [...problems, { field: "conclusion", code: "requiredChoice" }];
}

function commentProblem(field: string, comment: string, min: number): SheetProblem[] {
  const length = lengthOf(comment.trim());
  if (length >= min) return [];
  return [length === 0 ? { field, code: "required" } : { field, code: "tooShort", params: { min } }];
}

/** What is sealed of a whole sheet: known criteria only, with the total. Refuses `incomplete` while something is wrong. */
export function payloadOf(rules: ReviewRules, draft: SheetDraft): Outcome<SheetPayload> {
  const left = sheetProblems(rules, draft).length;
  if (left > 0) return refused("incomplete", { left });
  const marks = Object.fromEntries(
    rules.criteria.map(({ key }) => [key, { mark: draft.marks[key]!.mark, comment: draft.marks[key]!.comment.trim() }]),
  );
  const points = Object.fromEntries(Object.entries(marks).map(([key, { mark }]) => [key, mark]));
  return made({
    marks,
    remarks: draft.remarks,
    conclusion: draft.conclusion as Conclusion,
    total: sheetTotal(rules.criteria, points).toFixed(),
  });
}
