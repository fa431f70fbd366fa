import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import type { RuleField as Item } from "~/lifecycle/2-announcement/rules-sections";
import { russianZones, zoneName } from "~/text/zones";
import { Field } from "../field";
import { usePage } from "../page";
import { optionLabel, ruleLabel } from "./rule-words";

type Props = {
  item: Item;
  /** Its dotted name in the form, with numbers of rows. */
  name: string;
  /** Its path without them: what words are found by. */
  path: string;
  values: Typed;
};

/** One value of the rules as a field of a form. */
export function RuleField({ item, name, path, values }: Props) {
  const { t, lang } = usePage();
  const value = values[name]?.[0];
  const shared = {
    name,
    label: ruleLabel(t, path),
    hint: t.announcement.ruleFields.hints[path],
    required: !item.optional,
  };
  const options = (item.options ?? []).map((option) => ({ value: option, label: optionLabel(t, path, option) }));
  switch (item.kind) {
    case "key":
      return <input type="hidden" name={name} value={value ?? ""} />;
    case "longText":
      return <Field {...shared} type="textarea" value={value} rows={3} limit={10_000} />;
    case "choice":
      return <Field {...shared} type={name === path ? "radio" : "select"} options={options} value={value} />;
    case "choices":
      return <Field {...shared} type="checkboxes" options={options} value={values[name] ?? []} />;
    case "flag":
      return <Field {...shared} required={false} type="checkbox" value={value === "on"} />;
    case "zone":
      return <Field {...shared} type="select" options={zonesWith(value, lang)} value={value} />;
    case "percent":
      return <Field {...shared} type="number" unit="%" value={value} />;
    case "count":
    case "decimal":
      return <Field {...shared} type="number" value={value} />;
    case "day":
      return <Field {...shared} type="date" value={value} />;
    case "instant":
      return <Field {...shared} type="datetime" value={value} />;
    case "money":
      return <Field {...shared} type="money" value={value} />;
    default:
      return <Field {...shared} width="full" value={value} />;
  }
}

function zonesWith(zone: string | undefined, lang: "ru" | "en") {
  const zones = zone && !russianZones.includes(zone) ? [zone, ...russianZones] : russianZones;
  return zones.map((value) => ({ value, label: zoneName(value, lang) }));
}
