import {
  type Milestone,
  type MilestoneFacts,
  type MilestoneKey,
  milestones,
} from "~/lifecycle/2-announcement/calendar";
import type { CountedKey } from "~/lifecycle/2-announcement/date-basis";
import { questionsUntil } from "~/lifecycle/2-announcement/questions";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { termOf } from "~/lifecycle/2-announcement/terms";
import { formatDay, formatDayTime } from "~/text/format";
import { zoneName } from "~/text/zones";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { basisText } from "./counted-dates";
import { DateLine } from "./date-line";
import { ruleLabel, termText } from "./rule-words";

type Props = { rules: CompetitionRules; now: Date | string; facts?: MilestoneFacts };

/** Every date of the competition, drawn on a line and told in a list, with today among them. */
export function DatesText({ rules, now, facts }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { term } = rules;
  const agreement = termOf(rules, "agreement");
  return (
    <>
      <DateTable rules={rules} now={now} facts={facts} />
      <p className="small muted">
        {words.zone(zoneName(rules.zone, lang))} {words.inclusive} {words.grace(rules.graceSeconds)}
      </p>
      <DataList
        items={[
          {
            label: words.term,
            value: words.termText(formatDay(term.earliestStart, lang), formatDay(term.latestEnd, lang)),
          },
          {
            label: words.questionsUntil,
            value: words.questionsUntilDay(
              formatDayTime(
                questionsUntil(new Date(rules.dates.receptionClosesAt), rules.questionDays),
                rules.zone,
                lang,
              ),
            ),
          },
          rules.announceByTwo && { label: words.announcing, value: words.announceByTwo },
          rules.changesUntilHalf && { label: words.changes, value: words.changesUntilHalf },
          agreement && { label: t.announcement.dates.agreements, value: words.agreementDays(termText(t, agreement)) },
        ]}
      />
      <Steps rules={rules} />
    </>
  );
}

const steps = ["reception", "review", "meeting", "notice", "results"] as const;

/** The terms that bind the organiser's own steps, as far as the rules name them. */
function Steps({ rules }: { rules: CompetitionRules }) {
  const { t } = usePage();
  const named = steps.flatMap((key) => {
    const term = termOf(rules, key);
    return term ? [{ label: ruleLabel(t, `terms.${key}`), value: termText(t, term) }] : [];
  });
  if (named.length === 0) return null;
  return (
    <Fold title={t.announcement.rules.folds.terms}>
      <DataList items={named} />
    </Fold>
  );
}

type Dated = Pick<CompetitionRules, "dates" | "report" | "zone" | "dateBases">;

/** The date of the rules behind a milestone, where it may follow from a term. */
const countedBy: Partial<Record<MilestoneKey, CountedKey>> = {
  receptionOpens: "receptionOpensAt",
  receptionCloses: "receptionClosesAt",
  reviewDue: "reviewDueAt",
  meeting: "meetingAt",
  results: "resultsBy",
  agreements: "agreementsBy",
};

/** The line of dates and the list that says the same; what is over is folded while something is still ahead. */
export function DateTable({ rules, now, facts }: Omit<Props, "rules"> & { rules: Dated }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  const clock = new Date(now);
  const dates = milestones(rules, facts).map((date, index) => ({ ...date, number: index + 1 }));
  const next = dates.findIndex(({ at }) => at > clock);
  const folded = next > 1 ? next : 0;
  const list = (shown: typeof dates) => (
    <DateList dates={shown} rules={rules} clock={clock} nearest={dates[next]?.number ?? null} />
  );
  return (
    <>
      <DateLine dates={dates.map(({ at }) => at)} now={clock} />
      {folded > 0 ? <Fold title={words.folds.past(folded)}>{list(dates.slice(0, folded))}</Fold> : null}
      {list(dates.slice(folded))}
    </>
  );
}

type Numbered = Milestone & { number: number };

function DateList({
  dates,
  rules,
  clock,
  nearest,
}: {
  dates: readonly Numbered[];
  rules: Dated;
  clock: Date;
  nearest: number | null;
}) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  return (
    <dl className="data">
      {dates.map((date) => (
        <div className="data-row" key={date.number}>
          <dt>
            {date.number}. <EventName date={date} rules={rules} />
          </dt>
          <dd>
            {date.day ? formatDay(date.day, lang) : formatDayTime(date.at, rules.zone, lang)}
            <Basis date={date} rules={rules} />
            {date.at <= clock ? <span className="muted"> · {words.past}</span> : null}
            {date.number === nearest ? <strong> · {words.nearest}</strong> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The term that a date follows from, as it was counted; none where the date came otherwise, by an extension or in fact. */
function Basis({ date, rules }: { date: Milestone; rules: Dated }) {
  const words = usePage().t.announcement.terms;
  const key = countedBy[date.key];
  const basis = key && rules.dateBases?.[key];
  if (!basis || Date.parse(rules.dates[key]) !== date.at.getTime()) return null;
  return <span className="muted"> — {basisText(words, basis)}</span>;
}

function EventName({ date, rules }: { date: Milestone; rules: Dated }) {
  const { t } = usePage();
  const report = rules.report.dates.find(({ key }) => key === date.report);
  return report ? <span lang="ru">{report.title}</span> : t.announcement.dates[date.key];
}
