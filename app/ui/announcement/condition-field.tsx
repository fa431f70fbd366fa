import { Field } from "../field";
import { usePage } from "../page";
import { answerWords } from "./form-contents";

/** A condition to choose: a question that stands before, and one of its answers. */
export type Condition = { value: string; question: string; answer: string };

/** When a question or a section is shown; nothing where there is no choice, or the condition is more than a choice. */
export function ConditionField({
  label,
  condition,
  conditions,
}: {
  label: string;
  /** The simple condition as it stands; null when it is a complex one, which stays. */
  condition: string | null;
  conditions: readonly Condition[];
}) {
  const { t } = usePage();
  const words = t.announcement.form;
  if (condition === null || conditions.length === 0) return null;
  return (
    <Field
      type="select"
      name="condition"
      label={label}
      required={false}
      empty={words.always}
      value={condition}
      options={conditions.map(({ value, question, answer }) => ({
        value,
        label: words.shownIf({ question, answer: answerWords(answer, t) }),
      }))}
    />
  );
}
