import type { CountedDate } from "~/lifecycle/2-announcement/counted-dates";
import type { DateBasis } from "~/lifecycle/2-announcement/date-basis";
import { byClause } from "~/text/clause";
import { formatDayTime } from "~/text/format";
import { Button } from "../button";
import { Group } from "../group";
import { usePage } from "../page";

/** The button that fills the dates by the terms, and what each date then follows from. */
export function CountDates({
  counted,
  zone,
  calendar,
}: {
  counted: readonly CountedDate[] | undefined;
  zone: string;
  /** The address of the organiser's production calendar. */
  calendar: string;
}) {
  const { t, lang, path } = usePage();
  const words = t.announcement.terms;
  return (
    <Group legend={words.countTitle} name="counted">
      <p>
        {words.countLead} <a href={calendar}>{t.registration.calendar.title}</a>
      </p>
      <Button look="plain" name="count" value="dates" formAction={`${path}#f-counted`}>
        {words.count}
      </Button>
      {counted ? (
        <div role="status">
          <p>{words.countDone}</p>
          <dl className="data">
            {counted.map((date) => (
              <div className="data-row" key={date.key}>
                <dt>{words.dateNames[date.key]}</dt>
                <dd>
                  {formatDayTime(date.at, zone, lang)} <span className="muted">— {basisText(words, date)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </Group>
  );
}

type Words = ReturnType<typeof usePage>["t"]["announcement"]["terms"];

/** The rule of a date in words: «10 рабочих дней после публикации итогов (п. 4.2)». */
export function basisText(words: Words, { after, term }: DateBasis): string {
  return `${words.text(term)} ${words.after[after]}${byClause(term.clause)}`;
}
