import { type FormulaValue, formulaOperations, type SimpleFormula } from "~/lifecycle/2-announcement/simple-formula";
import { Field } from "../field";
import { Fold } from "../fold";
import { Group } from "../group";
import { usePage } from "../page";

/** How many empty places for further values stand under those that are chosen. */
const SPARE = 3;

/** How the system works an answer out: what with what, from the questions that hold numbers. */
export function FormulaFields({
  formula,
  shows,
  values,
  mayStay,
}: {
  /** The formula as it stands; null when it is more than a choice, and for a new question. */
  formula: SimpleFormula | null;
  shows: "money" | "number" | "percent";
  values: readonly FormulaValue[];
  /** What is worked out so far stays when nothing is chosen. */
  mayStay: boolean;
}) {
  const { t } = usePage();
  const words = t.announcement.formula;
  const options = values.map((one) => ({ value: one.value, label: valueWords(one, words) }));
  const further = formula?.more ?? [];
  const isNumber = formula !== null && formula.right !== "" && !formula.right.includes(":");
  return (
    <Group legend={words.title} hint={words.hint}>
      <Field
        type="select"
        name="left"
        label={words.left}
        required={!mayStay}
        empty={words.choose}
        value={formula?.left}
        options={options}
      />
      <Field
        type="select"
        name="operation"
        label={words.operation}
        value={formula?.operation ?? "is"}
        options={formulaOperations.map((value) => ({ value, label: words.operations[value] }))}
      />
      <Field
        type="select"
        name="right"
        label={words.right}
        required={false}
        empty={words.choose}
        value={isNumber ? "" : formula?.right}
        options={options}
      />
      <Field
        name="number"
        label={words.number}
        required={false}
        width="s"
        inputMode="decimal"
        value={isNumber ? formula.right : ""}
      />
      <Fold title={words.moreTitle} open={further.length > 0}>
        {[...further, ...Array.from({ length: SPARE }, () => undefined)].map((value, index) => (
          <Field
            key={`more.${String(index)}`}
            type="select"
            name={`more.${index}`}
            label={words.moreValue(index + 3)}
            required={false}
            empty={words.none}
            value={value}
            options={options}
          />
        ))}
      </Fold>
      <Field
        type="select"
        name="shows"
        label={words.shows}
        value={shows}
        options={(["number", "money", "percent"] as const).map((value) => ({ value, label: words.showsAs[value] }))}
      />
    </Group>
  );
}

function valueWords(
  { how, section, question, column }: FormulaValue,
  words: ReturnType<typeof usePage>["t"]["announcement"]["formula"],
): string {
  if (how === "answer") return words.answer({ section, question });
  if (how === "count") return words.count({ section, question });
  const name = column === "total" || column === "requested" ? words.sums[column] : column;
  return words.sum({ section, question, column: name });
}
