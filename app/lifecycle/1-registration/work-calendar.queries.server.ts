import { and, asc, between, eq, isNull, or } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { USUAL_ZONE } from "~/text/zones";
import { db, type Reader } from "~db/client.server";
import { organiser, workDay } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { WorkCalendar } from "../time";
import { installationId } from "./installation";
import { rolePlace } from "./role-place.server";
import { calendarFrom, type DayMark, type MonthOfWork, marksInForce, monthsOf } from "./work-calendar";

/** The production calendar by which an organiser counts working days at this moment. One query. */
export async function workCalendarOf(reader: Reader, organiserId: string): Promise<WorkCalendar> {
  return calendarFrom(await marksOf(reader, organiserId));
}

/** A year of a production calendar as its page shows it. */
export type ShownCalendar = {
  zone: string;
  year: number;
  months: MonthOfWork[];
  marks: DayMark[];
  mayMark: boolean;
  history: HistoryLine[];
};

/**
 * A year of an organiser's production calendar. Refuses `notFound` to everybody but its
 * office and the administrator of the installation.
 */
export async function readWorkCalendar(
  who: Person,
  organiserId: string,
  year: number,
): Promise<Outcome<ShownCalendar & { id: string; name: string }>> {
  if (!isUuid(organiserId)) return refused("notFound");
  const place = await rolePlace(db(), who, { organiserId });
  if (!place) return refused("notFound");
  const may = policy["workCalendar.read"](who, place);
  if (!may.ok) return may;
  const [row] = await db().select({ zone: organiser.zone }).from(organiser).where(eq(organiser.id, organiserId));
  const zone = row?.zone ?? USUAL_ZONE;
  const mayMark = policy["workCalendar.mark"](who, place).ok;
  const subject = { kind: "organiser" as const, id: organiserId };
  const shown = await yearOf(organiserId, year);
  const history = await readHistory(db(), who, [subject], { audience: "office", only: ["workCalendar.dayMarked"] });
  return made({ id: organiserId, name: place.organiserName, zone, ...shown, mayMark, history });
}

/** A year of the days moved for all organisers, for the administrator of the installation. Refuses `notFound` to others. */
export async function readWorkCalendarForAll(who: Person, year: number): Promise<Outcome<ShownCalendar>> {
  const may = policy["workCalendar.markForAll"](who, { roles: await rolesFor(db(), who, null) });
  if (!may.ok) return may;
  const shown = await yearOf(null, year);
  const history = await readHistory(db(), who, [{ kind: "installation", id: installationId }], { audience: "office" });
  return made({ zone: USUAL_ZONE, ...shown, mayMark: true, history });
}

async function yearOf(organiserId: string | null, year: number) {
  const marks = await marksOf(db(), organiserId, year);
  return { year, months: monthsOf(year, calendarFrom(marks)), marks: marksInForce(marks) };
}

async function marksOf(reader: Reader, organiserId: string | null, year?: number): Promise<DayMark[]> {
  const forAll = isNull(workDay.organiserId);
  const rows = await reader
    .select({ organiserId: workDay.organiserId, day: workDay.day, kind: workDay.kind, act: workDay.act })
    .from(workDay)
    .where(
      and(
        organiserId ? or(eq(workDay.organiserId, organiserId), forAll) : forAll,
        year ? between(workDay.day, `${year}-01-01`, `${year}-12-31`) : undefined,
      ),
    )
    .orderBy(asc(workDay.day), asc(workDay.id));
  return rows.map(({ organiserId: of, ...mark }) => ({ ...mark, isForAll: of === null }));
}
