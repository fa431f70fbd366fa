import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { application } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { searchWords } from "../1-registration/search-words.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { territoryStart } from "../3-application/territory";
import { type ListMark, type ListQuestion, type ListSort, listMarks, sumsAsked } from "./list-question";
import { listedStates } from "./listed-states";

/** What the conditions of a list are about: a competition, its rules and its clock, and the person who reads. */
export type ListOf = { id: string; now: Date; rules: CompetitionRules; reader: string };

/** The opened applications of a competition. Join `applicant` beside them: the conditions below speak of it. */
export function opened({ id }: Pick<ListOf, "id">): SQL | undefined {
  return and(
    eq(application.competitionId, id),
    isNotNull(application.number),
    inArray(application.state, [...listedStates]),
  );
}

/** Whether each mark stands beside an application, as columns. */
export function markColumns(of: ListOf): Record<ListMark, SQL<boolean>> {
  const marks = listMarks.map((mark) => [mark, sql<boolean>`(${isMarked[mark](of)})`] as const);
  return Object.fromEntries(marks) as Record<ListMark, SQL<boolean>>;
}

const isMarked: Record<ListMark, (of: ListOf) => SQL> = {
  failed: ({ id }) => sql`exists (select from requirement_check r
    where r.competition_id = ${id} and r.application_id = ${application.id} and r.result = 'fail')`,
  unchecked: ({ rules }) => {
    const keys = rules.requirements.map(({ key }) => key);
    return sql`(select count(*) from requirement_check r
      where r.application_id = ${application.id} and r.requirement in ${keys.length > 0 ? keys : [""]}) < ${keys.length}::int`;
  },
  returned: () => sql`exists (select from correction x where x.application_id = ${application.id})`,
  overdue: ({ now }) => sql`${application.state} = 'returned' and exists (select from correction x
    where x.application_id = ${application.id} and x.resolved_at is null and x.due_at < ${now.toISOString()}::timestamptz)`,
  late: () => sql`exists (select from late_attempt l where l.application_id = ${application.id})`,
};

/**
 * What the applications of a list have to fulfil, the state aside. A sum that was typed as no sum asks for nothing. Texts
 * are searched as they are: in no pattern, so no character means anything.
 */
export function asked(of: ListOf, question: ListQuestion): SQL | undefined {
  const { direction, territory, kind, checker, marks, search } = question;
  const { from, to } = sumsAsked(question);
  return and(
    opened(of),
    direction ? eq(application.direction, direction) : undefined,
    territory ? sql`starts_with(${applicant.oktmo}, ${territoryStart(territory)})` : undefined,
    kind ? eq(applicant.kind, kind) : undefined,
    checker === "mine" ? eq(application.checkerId, of.reader) : undefined,
    checker === "none" ? isNull(application.checkerId) : undefined,
    from === null ? undefined : gte(application.requested, from),
    to === null ? undefined : lte(application.requested, to),
    ...marks.map((mark) => sql`(${isMarked[mark](of)})`),
    ...searchWords(search).map(found),
  );
}

/** That a word stands in the title or in a name of the applicant, or is the number of the application. */
function found(word: string): SQL {
  const isNumber = /^\d{1,6}$/.test(word) ? sql` or ${application.number} = ${Number(word)}` : sql``;
  return sql`(strpos(${application.search}, ${word}) > 0 or strpos(${applicant.search}, ${word}) > 0${isNumber})`;
}

const sortKeys: Record<ListSort, (of: ListOf) => SQL> = {
  number: () => sql`${application.number}`,
  arrived: () => sql`${application.arrivedAt}`,
  title: () => sql`${application.search} collate "C"`,
  applicant: () => sql`${applicant.search} collate "C"`,
  direction: ({ rules }) =>
    sql`array_position(string_to_array(${rules.directions.map(({ key }) => key).join(",")}, ','), ${application.direction})`,
  territory: () => sql`${applicant.oktmo} collate "C"`,
  requested: () => sql`${application.requested}`,
  ownShare: () => sql`${application.ownShare}`,
  state: () => sql`${application.state}`,
};

/** A total order: what is unknown comes last, and equal ones by their numbers. */
export function ordered(of: ListOf, { sort, order }: Pick<ListQuestion, "sort" | "order">): SQL[] {
  const key = sortKeys[sort](of);
  const by = order === "down" ? desc(key) : asc(key);
  return [sql`${by} nulls last`, asc(application.number), asc(application.id)];
}
