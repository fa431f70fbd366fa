import { rowCount } from "~/lifecycle/2-announcement/rule-rows";
import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import { mostRows } from "~/lifecycle/2-announcement/rules-sections";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";
import { RowButton } from "./rule-list";

type Props = { name: string; values: Typed; criteria: readonly { key: string; title: string }[] };

/** The chain that breaks ties, step by step; an empty step is left out when it is saved. */
export function TieSteps({ name, values, criteria }: Props) {
  const { t } = usePage();
  const { labels, hints } = t.announcement.ruleFields;
  const words = t.announcement.office.rules;
  const options = [
    ...criteria.map(({ key, title }) => ({ value: `criterion:${key}`, label: words.tieCriterion(title) })),
    { value: "ownShare", label: words.ties.ownShare },
    { value: "earlierArrival", label: words.ties.earlierArrival },
    { value: "lots", label: words.ties.lots },
  ];
  const steps = Math.max(rowCount(values, name), values[name]?.length ?? 0);
  const places = Array.from({ length: steps }, (_, index) => index);
  return (
    <Group
      legend={labels.tieBreak}
      hint={`${hints.tieBreak}. ${t.common.howMany({ now: steps, max: mostRows(name) })}`}
      name={name}
    >
      {places.map((index) => (
        <Field
          key={index}
          type="select"
          name={`${name}.${index}`}
          label={words.tieStep(index + 1)}
          options={options}
          empty={words.tieEmpty}
          required={false}
          value={values[`${name}.${index}`]?.[0] ?? values[name]?.[index]}
        />
      ))}
      <div id={`${name}-end`}>
        <RowButton name={name} command={`add:${name}`} label={words.addTie}>
          {words.addTie}
        </RowButton>
      </div>
    </Group>
  );
}
