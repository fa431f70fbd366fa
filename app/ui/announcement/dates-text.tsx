import { type Milestone, type MilestoneFacts, milestones } from "~/lifecycle/2-announcement/calendar";
import { questionsUntil } from "~/lifecycle/2-announcement/questions";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { formatDay, formatDayTime } from "~/text/format";
import { zoneName } from "~/text/zones";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { DateLine } from "./date-line";

type Props = { rules: CompetitionRules; now: Date | string; facts?: MilestoneFacts };

/** Every date of the competition, drawn on a line and told in a list, with today among them. */
export function DatesText({ rules, now, facts }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { term } = rules;
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
          { label: t.announcement.dates.agreements, value: words.agreementDays(rules.agreementDays) },
        ]}
      />
    </>
  );
}

type Dated = Pick<CompetitionRules, "dates" | "report" | "zone">;

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
            {date.at <= clock ? <span className="muted"> · {words.past}</span> : null}
            {date.number === nearest ? <strong> · {words.nearest}</strong> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function EventName({ date, rules }: { date: Milestone; rules: Dated }) {
  const { t } = usePage();
  const report = rules.report.dates.find(({ key }) => key === date.report);
  return report ? <span lang="ru">{report.title}</span> : t.announcement.dates[date.key];
}
