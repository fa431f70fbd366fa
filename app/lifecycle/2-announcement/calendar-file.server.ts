import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { config } from "~/server/config.server";
import { catalog, type Lang } from "~/text/text";
import { addDays, dayStart } from "../time";
import { type MilestoneFacts, milestones } from "./calendar";
import type { CompetitionRules } from "./rules";

const DAY_SECONDS = 86_400;

type Dated = {
  id: string;
  title: string;
  address: string;
  organiser: string;
  rules: Pick<CompetitionRules, "dates" | "report" | "zone">;
  rulesVersion: number;
  announcedAt: Date | null;
  facts: MilestoneFacts;
  isStopped: boolean;
};

/**
 * The dates of a competition as iCalendar (RFC 5545), for the calendar of a phone: instants in UTC, reports as whole days,
 * a reminder a day before the reception ends. A later version of the rules replaces events by their ids; those of a
 * cancelled competition say so. The same competition gives the same text.
 */
export function calendarFile(competition: Dated, lang: Lang): string {
  const { id, title, address, organiser, rules, rulesVersion, announcedAt, facts, isStopped } = competition;
  const { dates } = catalog(lang).announcement;
  const { baseUrl } = config();
  const calendar = ical({
    name: oneLine(title),
    prodId: { company: "Pochin", product: "Pochin", language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const reports = new Map(rules.report.dates.map((report) => [report.key, report.title]));
  for (const { key, at, report, day } of milestones(rules, facts)) {
    const said = report ? `${dates[key]}: ${reports.get(report) ?? ""}` : dates[key];
    const event = calendar.createEvent({
      id: `${id}-${report ? `report-${report}` : key}@${new URL(baseUrl).hostname}`,
      sequence: rulesVersion,
      stamp: announcedAt ?? at,
      start: day ? wholeDay(day) : at,
      ...(day ? { allDay: true, end: wholeDay(addDays(day, 1)) } : {}),
      summary: oneLine(`${said} — ${title}`),
      description: organiser,
      url: `${baseUrl}${address}`,
      status: isStopped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (key === "receptionCloses" && !isStopped)
      event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_SECONDS, description: oneLine(said) });
  }
  return calendar.toString();
}

/** Whole days have no zone: the library reads the day of an instant by the clock of UTC. */
const wholeDay = (day: string) => dayStart(day, "UTC");

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
