import { type CompetitionRules, criterion, criterionOfTieStep, type TieStep } from "~/lifecycle/2-announcement/rules";
import type { RuleDifference, RuleValue } from "~/lifecycle/2-announcement/rules-change";
import type { Share } from "~/lifecycle/2-announcement/share";
import type { Term } from "~/lifecycle/2-announcement/term";
import { formatDay, formatInstant, formatMoney, formatPercentBp } from "~/text/format";
import type { Text } from "~/text/text";
import { zoneName } from "~/text/zones";
import { usePage } from "../page";
import { Table } from "../table";
import { optionLabel, ruleLabel, shareText, termText } from "./rule-words";

type Props = { differences: readonly RuleDifference[]; rules: CompetitionRules; caption: string };

/** What stood and what stands, value by value; `rules` are those that the steps of a tie name criteria of. */
export function RulesDifferences({ differences, rules, caption }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.change;
  const shown = (one: RuleDifference, value: RuleValue) =>
    value === null || value === "" ? (
      <span className="muted">{words.nothing}</span>
    ) : (
      <span lang={isTyped(one.kind) ? "ru" : undefined}>{valueText(t, lang, rules, one, value)}</span>
    );
  return (
    <Table
      caption={caption}
      rows={differences}
      keyOf={({ path, row }, index) => `${path} ${row} ${index}`}
      empty={<p className="muted">{words.none}</p>}
      columns={[
        {
          head: words.rule,
          main: true,
          cell: ({ section, path, row }) => (
            <>
              {ruleLabel(t, path)}
              {row ? (
                <>
                  {": "}
                  <span lang="ru">{row}</span>
                </>
              ) : null}
              <br />
              <span className="small muted">{t.announcement.rules.sections[section]}</span>
            </>
          ),
        },
        { head: words.before, cell: (one) => shown(one, one.before) },
        { head: words.after, cell: (one) => shown(one, one.after) },
      ]}
    />
  );
}

const isTyped = (kind: RuleDifference["kind"]) => kind === "text" || kind === "longText";

function valueText(
  t: Text,
  lang: "ru" | "en",
  rules: CompetitionRules,
  { kind, path }: RuleDifference,
  value: RuleValue,
): string {
  switch (kind) {
    case "money":
      return formatMoney(String(value), lang);
    case "percent":
      return formatPercentBp(Number(value), lang);
    case "day":
      return formatDay(String(value), lang);
    case "instant":
      return formatInstant(String(value), rules.zone, lang);
    case "flag":
      return value ? t.common.yes : t.common.no;
    case "decimal":
      return lang === "ru" ? String(value).replace(".", ",") : String(value);
    case "choice":
      return optionLabel(t, path, String(value));
    case "choices":
      return (value as string[]).map((one) => optionLabel(t, path, one)).join(", ");
    case "share":
      return shareText(t, value as Share);
    case "term":
      return termText(t, value as Term);
    case "zone":
      return zoneName(String(value), lang);
    case "tieSteps":
      return (value as TieStep[]).map((step) => tieText(t, rules, step)).join("; ");
    default:
      return String(value);
  }
}

function tieText(t: Text, rules: CompetitionRules, step: TieStep): string {
  const words = t.announcement.rules.ties;
  const key = criterionOfTieStep(step);
  if (key !== null) return words.criterion(criterion(rules, key)?.title ?? key);
  return words[step as Exclude<TieStep, `criterion:${string}`>];
}
