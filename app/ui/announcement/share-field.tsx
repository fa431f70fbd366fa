import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import { shareChoices } from "~/lifecycle/2-announcement/share";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";
import { ruleLabel } from "./rule-words";

/** A share as acts write it, chosen from a list; a fraction of the office's own is typed beneath. */
export function ShareField({ name, values }: { name: string; values: Typed }) {
  const { t } = usePage();
  const { shares } = t.announcement.rules;
  return (
    <Group legend={ruleLabel(t, name)} name={name}>
      <Field
        type="select"
        name={`${name}.choice`}
        label={ruleLabel(t, `${name}.choice`)}
        options={shareChoices.map((value) => ({ value, label: shares[value] }))}
        value={values[`${name}.choice`]?.[0]}
      />
      <Field
        name={`${name}.own`}
        label={ruleLabel(t, `${name}.own`)}
        hint={t.announcement.ruleFields.hints[`${name}.own`]}
        required={false}
        width="s"
        value={values[`${name}.own`]?.[0]}
      />
    </Group>
  );
}
