import type { DayMark, MonthOfWork } from "~/lifecycle/1-registration/work-calendar";
import { formatDay } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { Table } from "../table";

export type ShownCalendar = {
  zone: string;
  year: number;
  months: MonthOfWork[];
  marks: DayMark[];
  mayMark: boolean;
  history: HistoryEntry[];
};

/** A year of a production calendar: twelve months, what is marked in it, and the form that marks a day. */
export function WorkCalendarView({
  calendar,
  picked,
  isSaved,
  answer,
}: {
  calendar: ShownCalendar;
  /** The day that was chosen in a month. */
  picked: string | null;
  isSaved: boolean;
  answer: unknown;
}) {
  const { t } = usePage();
  const words = t.registration.calendar;
  const { year, months, marks, mayMark } = calendar;
  return (
    <>
      {isSaved ? <Alert tone="good">{words.saved}</Alert> : null}
      <nav className="pager" aria-label={words.title}>
        <a href={`?year=${year - 1}`}>← {words.year(year - 1)}</a>
        <a href={`?year=${year + 1}`}>{words.year(year + 1)} →</a>
      </nav>
      <h2>{words.year(year)}</h2>
      <p>{words.ofYear(months.reduce((days, { working }) => days + working, 0))}</p>
      <Legend />
      <div className="months">
        {months.map((month, index) => (
          <Month key={month.month} name={words.months[index]!} month={month} marks={marks} mayMark={mayMark} />
        ))}
      </div>
      {mayMark ? (
        <MarkForm key={picked} picked={marks.find(({ day }) => day === picked) ?? picked} answer={answer} />
      ) : null}
      <h2>{words.marksTitle}</h2>
      <Marks marks={marks} year={year} mayMark={mayMark} />
      <h2>{words.history}</h2>
      <History entries={calendar.history} zone={calendar.zone} />
    </>
  );
}

function Legend() {
  const words = usePage().t.registration.calendar;
  return (
    <ul className="months-legend" aria-label={words.legend}>
      <li>
        <span className="day day-off" aria-hidden="true">
          1
        </span>{" "}
        {words.kinds.off}
      </li>
      <li>
        <span className="day day-moved" aria-hidden="true">
          1
        </span>{" "}
        {words.moved}
      </li>
    </ul>
  );
}

type MonthProps = { name: string; month: MonthOfWork; marks: readonly DayMark[]; mayMark: boolean };

function Month({ name, month, marks, mayMark }: MonthProps) {
  const words = usePage().t.registration.calendar;
  const moved = new Set(marks.map(({ day }) => day));
  const places = [...Array<null>(month.before).fill(null), ...month.days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, at) => places.slice(at * 7, at * 7 + 7));
  return (
    <table className="month">
      <caption>
        {name} <span className="muted">{words.working(month.working)}</span>
      </caption>
      <thead>
        <tr>
          {words.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((one) => one)?.day}>
            {week.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its place
              <td key={at}>{one ? <Day {...one} isMoved={moved.has(one.day)} mayMark={mayMark} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The number of a day; a screen reader hears the date and whether people work on it. */
function Day({ day, works, isMoved, mayMark }: { day: string; works: boolean; isMoved: boolean; mayMark: boolean }) {
  const { t, lang } = usePage();
  const words = t.registration.calendar;
  const says = `${formatDay(day, lang)}: ${words.kinds[works ? "working" : "off"]}${isMoved ? `, ${words.moved}` : ""}`;
  const look = `day${works ? "" : " day-off"}${isMoved ? " day-moved" : ""}`;
  const number = (
    <>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <span className="sr">{says}</span>
    </>
  );
  if (!mayMark) return <span className={look}>{number}</span>;
  return (
    <a className={look} href={`?year=${day.slice(0, 4)}&day=${day}#mark`}>
      {number}
    </a>
  );
}

function MarkForm({ picked, answer }: { picked: DayMark | string | null; answer: unknown }) {
  const words = usePage().t.registration.calendar;
  const mark = typeof picked === "string" ? null : picked;
  return (
    <section id="mark" aria-labelledby="mark-title">
      <h2 id="mark-title">{words.markTitle}</h2>
      <p>
        {words.markLead} {words.stays}
      </p>
      <Form answer={answer}>
        <Field name="day" type="date" label={words.day} value={mark?.day ?? (picked as string | null)} width="s" />
        <Field
          name="kind"
          type="radio"
          label={words.kind}
          value={mark?.kind}
          options={[
            { value: "off", label: words.kindOff },
            { value: "working", label: words.kindWorking },
            { value: "byLaw", label: words.kindByLaw },
          ]}
        />
        <Field
          name="act"
          label={words.act}
          hint={words.actHint}
          sometimes
          required={false}
          value={mark?.act}
          width="full"
        />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
    </section>
  );
}

function Marks({ marks, year, mayMark }: { marks: readonly DayMark[]; year: number; mayMark: boolean }) {
  const { t, lang } = usePage();
  const words = t.registration.calendar;
  return (
    <Table
      caption={words.marksTitle}
      quiet
      rows={marks}
      keyOf={({ day }) => day}
      empty={<p className="muted">{words.noMarks}</p>}
      columns={[
        {
          head: words.day,
          main: true,
          cell: ({ day }) =>
            mayMark ? <a href={`?year=${year}&day=${day}#mark`}>{formatDay(day, lang)}</a> : formatDay(day, lang),
        },
        { head: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { head: words.act, cell: ({ act }) => act },
        { head: words.where, cell: ({ isForAll }) => (isForAll ? words.forAll : words.here) },
      ]}
    />
  );
}
