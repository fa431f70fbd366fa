import { Fragment } from "react";
import type { CountedDate } from "~/lifecycle/2-announcement/counted-dates";
import type { Typed } from "~/lifecycle/2-announcement/rule-values";
import { type RuleItem, type RuleSection, ruleSections } from "~/lifecycle/2-announcement/rules-sections";
import type { Text } from "~/text/text";
import { Button, ButtonRow, LinkButton } from "../button";
import { asFormAnswer, Form } from "../form";
import { usePage } from "../page";
import { CountDates } from "./counted-dates";
import { RuleField } from "./rule-field";
import { RuleList } from "./rule-list";
import { ruleLabel } from "./rule-words";
import { ShareField } from "./share-field";
import { TermField } from "./term-field";
import { TieSteps } from "./tie-steps";
import { typedCriteria } from "./tier-weights";

type Props = {
  section: RuleSection;
  answer: unknown;
  /** What the form shows before anybody typed. */
  values: Typed;
  /** The version of the rules that the form was opened with. */
  version: number;
  criteria: readonly { key: string; title: string }[];
  /** The dates as they were just counted by the terms, and what they are counted with. */
  counted: readonly CountedDate[] | undefined;
  zone: string;
  /** The address of the production calendar; null where dates are not counted. */
  calendar: string | null;
  back: string;
};

/** A section of the rules as a plain form; rows are added and removed by buttons that save nothing. */
export function RulesForm({ section, answer, values, version, criteria, counted, zone, calendar, back }: Props) {
  const { t } = usePage();
  const typed = asFormAnswer(answer)?.typed;
  const shown = typed && Object.keys(typed).length > 0 ? typed : values;
  const items = ruleSections[section];
  return (
    <Form answer={answer} labels={labelsOf(t, shown)}>
      <input type="hidden" name="version" value={typed?.version?.[0] ?? version} />
      {/* Enter in a field presses the first button of a form: it must be the one that saves. */}
      <button type="submit" className="sr" tabIndex={-1} aria-hidden="true">
        {t.common.actions.save}
      </button>
      {items.map((item) => (
        <Fragment key={item.path}>
          {calendar && item.path === "dates.receptionOpensAt" ? <CountDates {...{ counted, zone, calendar }} /> : null}
          <Item item={item} values={shown} criteria={criteria} />
        </Fragment>
      ))}
      <ButtonRow>
        <Button>{t.common.actions.save}</Button>
        <LinkButton look="link" to={back}>
          {t.common.actions.back}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function Item({ item, values, criteria }: { item: RuleItem; values: Typed; criteria: Props["criteria"] }) {
  if (item.kind === "rows") return <RuleList item={item} name={item.path} path={item.path} values={values} />;
  if (item.kind === "tieSteps") return <TieSteps name={item.path} values={values} criteria={criteria} />;
  if (item.kind === "share") return <ShareField name={item.path} values={values} />;
  if (item.kind === "term") return <TermField item={item} values={values} />;
  return <RuleField item={item} name={item.path} path={item.path} values={values} />;
}

/** Names of the fields for the summary of errors; a coefficient of a tier says whose it is. */
function labelsOf(t: Text, typed: Typed): Record<string, string> {
  const titles = new Map(typedCriteria(typed).map(({ key, title }) => [key, title]));
  const label = (name: string) => {
    const [, key] = /^tiers\.\d+\.weights\.(.+)$/.exec(name) ?? [];
    if (key !== undefined) return `${ruleLabel(t, "tiers.weights")}: ${titles.get(key) ?? key}`;
    return ruleLabel(t, name.replace(/\.\d+(?=\.|$)/g, ""));
  };
  return Object.fromEntries(Object.keys(typed).map((name) => [name, label(name)]));
}
