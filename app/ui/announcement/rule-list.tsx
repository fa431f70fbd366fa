import { rowCount } from "~/lifecycle/2-announcement/rule-rows";
import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import type { RuleRows } from "~/lifecycle/2-announcement/rules-sections";
import { Button } from "../button";
import { Group } from "../group";
import { usePage } from "../page";
import { RuleField } from "./rule-field";
import { ruleLabel } from "./rule-words";

type Props = { item: RuleRows; name: string; path: string; values: Typed };

/** A list of the rules: its rows, each with a button that takes it out, and a button that adds one. */
export function RuleList({ item, name, path, values }: Props) {
  const { t } = usePage();
  const words = t.announcement.ruleFields;
  const label = ruleLabel(t, path);
  const rows = Array.from({ length: rowCount(values, name) }, (_, index) => index);
  return (
    <Group legend={label} name={name}>
      {rows.map((index) => (
        <div className="rule-row" key={index} id={`${name}.${index}`}>
          <p className="rule-row-title">{values[`${name}.${index}.title`]?.[0] || words.rowOf(index + 1)}</p>
          {item.fields.map((field) => (
            <RuleField
              key={field.path}
              item={field}
              name={`${name}.${index}.${field.path}`}
              path={`${path}.${field.path}`}
              values={values}
            />
          ))}
          {item.rows ? <InnerList item={item.rows} name={`${name}.${index}`} path={path} values={values} /> : null}
          <RowButton name={name} command={`remove:${name}.${index}`} label={words.removeRowOf(label, index + 1)}>
            {words.removeRow}
          </RowButton>
        </div>
      ))}
      <div id={`${name}-end`}>
        <RowButton name={name} command={`add:${name}`} label={`${words.addRow}: ${label}`}>
          {words.addRow}
        </RowButton>
      </div>
    </Group>
  );
}

function InnerList({ item, name, path, values }: Props) {
  const { t } = usePage();
  return (
    <details>
      <summary>{ruleLabel(t, `${path}.${item.path}`)}</summary>
      <RuleList item={item} name={`${name}.${item.path}`} path={`${path}.${item.path}`} values={values} />
    </details>
  );
}

/** Adds or removes a row: the same page comes back at this list, with everything that was typed. */
export function RowButton({
  name,
  command,
  label,
  children,
}: {
  name: string;
  command: string;
  label: string;
  children: string;
}) {
  const { path } = usePage();
  return (
    <Button look="plain" small name="row" value={command} label={label} formAction={`${path}#${name}-end`}>
      {children}
    </Button>
  );
}
