import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import type { RuleField } from "~/lifecycle/2-announcement/rules-sections";
import { termUnits } from "~/lifecycle/2-announcement/term";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";
import { ruleLabel } from "./rule-words";

/** A term as acts write it: how many days, of which kind, and by which clause. */
export function TermField({ item, values }: { item: RuleField; values: Typed }) {
  const { t } = usePage();
  const words = t.announcement.terms;
  const { path: name, optional, plain = "working" } = item;
  const value = (part: string) => values[`${name}.${part}`]?.[0];
  return (
    <Group legend={ruleLabel(t, name)} name={name} hint={t.announcement.ruleFields.hints[name]}>
      <div className="term-field">
        <Field
          type="number"
          name={`${name}.days`}
          label={words.days}
          required={!optional}
          min={0}
          width="s"
          value={value("days")}
        />
        <Field
          type="select"
          name={`${name}.unit`}
          label={words.unit}
          options={termUnits.map((unit) => ({ value: unit, label: words.units[unit] }))}
          value={value("unit") ?? plain}
        />
        <Field name={`${name}.clause`} label={words.clause} required={false} value={value("clause")} />
      </div>
    </Group>
  );
}
