import { type ConditionChoice, joinings, type SimpleCondition } from "~/lifecycle/2-announcement/simple-condition";
import { Field } from "../field";
import { Fold } from "../fold";
import { Group } from "../group";
import { usePage } from "../page";
import { answerWords } from "./form-contents";

/** How many empty places for further conditions stand under those that are chosen. */
const SPARE = 2;

/** When a question or a section is shown; nothing where there is no choice, or the condition is more than a choice. */
export function ConditionField({
  label,
  condition,
  conditions,
}: {
  label: string;
  /** The condition as it stands; null when it is more than can be chosen, and stays. */
  condition: SimpleCondition | null;
  conditions: readonly ConditionChoice[];
}) {
  const { t } = usePage();
  const words = t.announcement.form;
  if (condition === null || conditions.length === 0) return null;
  const [first, ...others] = condition.chosen;
  const options = conditions.map(({ value, question, answer }) => ({
    value,
    label: words.answered({ question, answer: answerWords(answer, t) }),
  }));
  return (
    <Group legend={label}>
      <Field
        type="select"
        name="condition"
        label={words.onlyIf}
        required={false}
        empty={words.always}
        value={first}
        options={options}
      />
      <Fold title={words.moreConditions} open={others.length > 0}>
        {[...others, ...Array.from({ length: SPARE }, () => undefined)].map((value, index) => (
          <Field
            key={`others.${String(index)}`}
            type="select"
            name={`others.${index}`}
            label={words.otherCondition(index + 2)}
            required={false}
            empty={words.noOther}
            value={value}
            options={options}
          />
        ))}
        <Field
          type="radio"
          name="joined"
          label={words.joined}
          value={condition.joined}
          options={joinings.map((value) => ({ value, label: words.joinings[value] }))}
        />
      </Fold>
    </Group>
  );
}
