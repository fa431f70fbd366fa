import { rowCount } from "~/lifecycle/2-announcement/rule-rows";
import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";
import { ruleLabel } from "./rule-words";

/** The criteria of the form with the key that their coefficients are kept by: a row that was never saved has none yet. */
export function typedCriteria(values: Typed): { key: string; title: string; weight: string }[] {
  return Array.from({ length: rowCount(values, "criteria") }, (_, index) => {
    const at = (column: string) => values[`criteria.${index}.${column}`]?.[0] ?? "";
    return { key: at("key"), title: at("title"), weight: at("weight") };
  }).filter(({ key }) => key !== "");
}

/** The coefficients of a tier, one a criterion: what is left empty is as for all. */
export function TierWeights({ name, path, values }: { name: string; path: string; values: Typed }) {
  const { t } = usePage();
  const words = t.announcement.ruleFields;
  return (
    <Group legend={ruleLabel(t, path)} hint={words.hints[path]} name={name}>
      {typedCriteria(values).map(({ key, title, weight }) => (
        <Field
          key={key}
          type="number"
          sometimes
          name={`${name}.${key}`}
          label={title || key}
          hint={weight === "" ? undefined : words.weightForAll(weight)}
          value={values[`${name}.${key}`]?.[0]}
        />
      ))}
    </Group>
  );
}
