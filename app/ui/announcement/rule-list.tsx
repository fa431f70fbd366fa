import { rowCount } from "~/lifecycle/2-announcement/rule-rows";
import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import { mostRows, type RuleRows } from "~/lifecycle/2-announcement/rules-sections";
import { parseRoubles } from "~/lifecycle/money";
import { formatMoney, formatNumber } from "~/text/format";
import type { Lang } from "~/text/plural";
import { Button } from "../button";
import { useHasErrorWithin } from "../form";
import { Group } from "../group";
import { usePage } from "../page";
import { RuleField } from "./rule-field";
import { ruleLabel } from "./rule-words";
import { TierWeights } from "./tier-weights";

/** Rows of a list that are read at a glance. */
const MOST_OPEN = 2;

type Props = { item: RuleRows; name: string; path: string; values: Typed };

/** A list of the rules: its rows, each with a button that takes it out, and a button that adds one; a long list is folded. */
export function RuleList({ item, name, path, values }: Props) {
  const { t } = usePage();
  const words = t.announcement.ruleFields;
  const label = ruleLabel(t, path);
  const rows = Array.from({ length: rowCount(values, name) }, (_, index) => index);
  return (
    <Group legend={label} name={name} hint={t.common.howMany({ now: rows.length, max: mostRows(path) })}>
      {rows.map((index) => (
        <Row key={index} {...{ item, name, path, values, index }} isFolded={rows.length > MOST_OPEN} />
      ))}
      <div id={`${name}-end`}>
        <RowButton name={name} command={`add:${name}`} label={`${words.addRow}: ${label}`}>
          {words.addRow}
        </RowButton>
      </div>
    </Group>
  );
}

/** A row under its title; one that has no title yet, or a fault, stands open. */
function Row({ item, name, path, values, index, isFolded }: Props & { index: number; isFolded: boolean }) {
  const { t, lang } = usePage();
  const words = t.announcement.ruleFields;
  const own = `${name}.${index}`;
  const title = titleOf(values, own, lang, words.rowUpTo);
  const hasError = useHasErrorWithin(own);
  const figure = item.fields.find(({ kind }) => kind === "decimal")?.path;
  const told = figure && values[`${own}.${figure}`]?.[0];
  return (
    <details className="rule-row" id={own} open={!isFolded || !title || hasError}>
      <summary className="rule-row-title">
        {title || words.rowOf(index + 1)}
        {title && told ? <small>{` ${ruleLabel(t, `${path}.${figure}`)}: ${figureInWords(told, lang)}`}</small> : null}
      </summary>
      {item.fields.map((field) => {
        const of = { name: `${own}.${field.path}`, path: `${path}.${field.path}`, values };
        return field.kind === "weights" ? (
          <TierWeights key={field.path} {...of} />
        ) : (
          <RuleField key={field.path} item={field} {...of} />
        );
      })}
      {item.rows ? <InnerList item={item.rows} name={own} path={path} values={values} /> : null}
      <RowButton name={name} command={`remove:${own}`} label={words.removeRowOf(ruleLabel(t, path), index + 1)}>
        {words.removeRow}
      </RowButton>
    </details>
  );
}

/** What a row is known by: its title, or the sum that it reaches to; nothing while neither is typed. */
function titleOf(values: Typed, own: string, lang: Lang, upTo: (sum: string) => string): string | undefined {
  const sum = parseRoubles(values[`${own}.upTo`]?.[0] ?? "");
  return values[`${own}.title`]?.[0] || (sum === null ? undefined : upTo(formatMoney(sum, lang)));
}

/** A figure in the reader's own notation, whichever it was typed in; what is none stays as it was typed. */
function figureInWords(typed: string, lang: Lang): string {
  const figure = typed.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(figure) ? formatNumber(figure, lang) : typed;
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
