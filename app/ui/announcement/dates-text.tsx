import { type Milestone, type MilestoneFacts, milestones } from "~/lifecycle/2-announcement/calendar";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { formatDay, formatDayTime } from "~/text/format";
import { zoneName } from "~/text/zones";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Table } from "../table";
import { DateLine } from "./date-line";

type Props = { rules: CompetitionRules; now: Date | string; facts?: MilestoneFacts };

/** Every date of the competition, drawn on a line and told in a table, with today among them. */
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
          { label: t.announcement.dates.agreements, value: words.agreementDays(rules.agreementDays) },
        ]}
      />
    </>
  );
}

type Dated = Pick<CompetitionRules, "dates" | "report" | "zone">;

/** The line of dates and the table that says the same. */
export function DateTable({ rules, now, facts }: Omit<Props, "rules"> & { rules: Dated }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const dates = milestones(rules, facts);
  const clock = new Date(now);
  const next = dates.find(({ at }) => at > clock);
  return (
    <>
      <DateLine dates={dates.map(({ at }) => at)} now={clock} />
      <Table
        caption={words.calendar}
        quiet
        rows={dates}
        keyOf={(date) => `${date.key} ${date.report ?? ""}`}
        columns={[
          { head: words.number, cell: (_, index) => index + 1 },
          { head: words.event, main: true, cell: (date) => <EventName date={date} rules={rules} /> },
          {
            head: words.date,
            cell: (date) => (
              <>
                {date.day ? formatDay(date.day, lang) : formatDayTime(date.at, rules.zone, lang)}
                {date.at <= clock ? <span className="muted"> · {words.past}</span> : null}
                {date === next ? <strong> · {words.nearest}</strong> : null}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function EventName({ date, rules }: { date: Milestone; rules: Dated }) {
  const { t } = usePage();
  const report = rules.report.dates.find(({ key }) => key === date.report);
  return report ? <span lang="ru">{report.title}</span> : t.announcement.dates[date.key];
}
