import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { agreement, agreementSource, budgetLine, indicator } from "~db/schema/agreement";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { applicant, organiser } from "~db/schema/registration";
import { expense, indicatorFact, projectCard, report } from "~db/schema/reporting";
import { hasRequisites } from "../1-registration/applicant";
import { type FormTemplate, fieldThatMeans } from "../2-announcement/form-template";
import { filesFor, sumsBySource } from "../2-announcement/rules";
import { templateOfVersion } from "../3-application/application.queries.server";
import { type ApplicationContent, projectOf } from "../3-application/content";
import { type ReadField, sectionsFor } from "../3-application/reading";
import { made, refused } from "../outcome";

export const PROJECTS_PAGE = 20;
/** What projects are looked for by: the organiser's address, the item of art. 31.1 of 7-FZ, the year of the competition. */
export type ProjectSearch = { organiser?: string; direction?: string; year?: number; page?: number };

/** Projects of test competitions are shown on a demonstration installation only (design.md §6). */
export function listed(): SQL | undefined {
  return config().demo ? undefined : eq(competition.mode, "live");
}

/** The rules that count in a competition. */
export const ofRules = and(
  eq(rulesVersion.competitionId, competition.id),
  eq(rulesVersion.version, competition.rulesVersion),
);
const directionTitle = sql<string | null>`(
  select d->>'title' from jsonb_array_elements(${rulesVersion.rules}->'directions') d where d->>'key' = ${application.direction})`;
const directionLaw = sql<string | null>`(
  select d->>'law' from jsonb_array_elements(${rulesVersion.rules}->'directions') d where d->>'key' = ${application.direction})`;

/** Finished projects, newest first, a page of them. One query. */
export async function searchProjects(
  { organiser: host, direction, year, page = 1 }: ProjectSearch,
  size = PROJECTS_PAGE,
) {
  const rows = await db()
    .select({
      id: projectCard.applicationId,
      title: application.title,
      applicant: applicant.shortName,
      direction: directionTitle,
      competition: competition.title,
      year: competition.year,
      organiser: organiser.shortName,
      locality: organiser.locality,
      sum: agreement.sum,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(projectCard)
    .innerJoin(agreement, eq(agreement.id, projectCard.agreementId))
    .innerJoin(application, eq(application.id, projectCard.applicationId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, projectCard.competitionId))
    .innerJoin(rulesVersion, ofRules)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(
      and(
        listed(),
        host ? eq(organiser.slug, host) : undefined,
        year ? eq(competition.year, year) : undefined,
        direction ? sql`${directionLaw} = ${direction}` : undefined,
      ),
    )
    .orderBy(desc(projectCard.publishedAt), asc(projectCard.applicationId))
    .limit(size)
    .offset((page - 1) * size);
  return {
    rows: rows.map(({ total: _, sum, title, ...row }) => ({ ...row, title: title ?? "", sum: sum.toString() })),
    total: rows[0]?.total ?? 0,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / size)),
  };
}

/** Addresses of the cards of real projects, for the map of the site. */
export async function projectAddresses(): Promise<{ path: string; at: Date }[]> {
  const rows = await db()
    .select({ id: projectCard.applicationId, at: projectCard.publishedAt })
    .from(projectCard)
    .innerJoin(competition, eq(competition.id, projectCard.competitionId))
    .where(eq(competition.mode, "live"))
    .orderBy(desc(projectCard.publishedAt), asc(projectCard.applicationId))
    .limit(10_000);
  return rows.map(({ id, at }) => ({ path: `/projects/${id}`, at }));
}

/** What the search can be narrowed by: only what leads to a card. */
export async function projectChoices() {
  const found = db()
    .select({
      slug: organiser.slug,
      name: organiser.shortName,
      locality: organiser.locality,
      year: competition.year,
      law: directionLaw.as("law"),
      direction: directionTitle.as("direction"),
    })
    .from(projectCard)
    .innerJoin(application, eq(application.id, projectCard.applicationId))
    .innerJoin(competition, eq(competition.id, projectCard.competitionId))
    .innerJoin(rulesVersion, ofRules)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(listed())
    .as("found");
  const [organisers, years, directions] = await Promise.all([
    db()
      .selectDistinct({ slug: found.slug, name: found.name, locality: found.locality })
      .from(found)
      .orderBy(found.locality, found.slug)
      .limit(500),
    db().selectDistinct({ year: found.year }).from(found).orderBy(desc(found.year)).limit(50),
    db()
      .select({ law: found.law, title: sql<string>`min(${found.direction})` })
      .from(found)
      .where(sql`${found.law} is not null`)
      .groupBy(found.law)
      .orderBy(sql`2`)
      .limit(100),
  ]);
  return {
    organisers,
    years: years.map(({ year }) => year),
    directions: directions.map(({ law, title }) => ({ law: law ?? "", title })),
  };
}

/**
 * The public card of a finished project: who, for what, how much and from where, plan and fact, spent by category. No
 * personal data: neither the head, the team, phones nor counterparties. Refuses `notFound` until the last report is accepted.
 */
export async function projectPage(applicationId: string) {
  const row = isUuid(applicationId) ? await cardOf(applicationId) : undefined;
  if (!row) return refused("notFound");
  const [sources, results, spent] = await Promise.all([
    db()
      .select({ source: agreementSource.source, sum: agreementSource.sum })
      .from(agreementSource)
      .where(eq(agreementSource.agreementId, row.agreementId)),
    resultsOf(row.agreementId),
    spentOf(row.agreementId),
  ]);
  const { rules, content, template, kind } = row;
  const project = projectOf(content, template);
  const title = (list: readonly { key: string; title: string }[], key: string) =>
    list.find((one) => one.key === key)?.title ?? key;
  const party = content.applicant;
  return made({
    id: applicationId,
    title: project.title,
    number: row.number,
    isTest: row.mode === "test",
    competition: row.competition,
    competitionPath: `/${row.organiserSlug}/${row.slug}`,
    organiser: row.organiser,
    locality: row.locality,
    year: row.year,
    direction: title(rules.directions, project.direction),
    applicant: party.fullName,
    inn: hasRequisites(kind) ? party.inn : null,
    ogrn: hasRequisites(kind) ? party.ogrn : null,
    sum: row.sum.toString(),
    ownSum: row.ownSum.toString(),
    sources: sumsBySource(rules, sources),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    publishedAt: row.publishedAt.toISOString(),
    zone: row.zone,
    answers: publicAnswers(content, template),
    files: filesFor("public", row.files, rules).map(({ fileId, name, size }) => ({ id: fileId, name, size })),
    results,
    spent: spent.map((line) => ({
      category: title(rules.budget.categories, line.category),
      planned: line.planned.toString(),
      spent: (line.grant + line.own).toString(),
    })),
  });
}

/** What the form lets everybody read, but names of people, and the title and the direction: the card says them above. */
function publicAnswers(content: ApplicationContent, template: FormTemplate): ReadField[] {
  const left = (["title", "direction", "leader", "team"] as const).map((means) => fieldThatMeans(template, means));
  return sectionsFor({ audience: "public" }, content, template).flatMap(({ key: section, fields }) =>
    fields.filter(({ key }) => !left.some((one) => one?.section === section && one.field.key === key)),
  );
}

async function cardOf(applicationId: string) {
  const [row] = await db()
    .select({
      agreementId: projectCard.agreementId,
      publishedAt: projectCard.publishedAt,
      number: application.number,
      kind: applicant.kind,
      competition: competition.title,
      slug: competition.slug,
      year: competition.year,
      zone: competition.zone,
      mode: competition.mode,
      organiser: organiser.name,
      organiserSlug: organiser.slug,
      locality: organiser.locality,
      sum: agreement.sum,
      ownSum: agreement.ownSum,
      startsOn: agreement.startsOn,
      endsOn: agreement.endsOn,
      content: applicationVersion.content,
      files: applicationVersion.files,
      template: formTemplate.template,
      rules: rulesVersion.rules,
    })
    .from(projectCard)
    .innerJoin(agreement, eq(agreement.id, projectCard.agreementId))
    .innerJoin(application, eq(application.id, projectCard.applicationId))
    .innerJoin(
      applicationVersion,
      and(
        eq(applicationVersion.applicationId, application.id),
        eq(applicationVersion.version, application.currentVersion),
      ),
    )
    .innerJoin(formTemplate, templateOfVersion)
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, projectCard.competitionId))
    .innerJoin(rulesVersion, ofRules)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(and(eq(projectCard.applicationId, applicationId), listed()));
  return row;
}

// why: in a query of one table drizzle writes its columns bare, and a subquery would take them for its own.

/** Plan and fact: facts are counted from the start of the project, so those of the last report are the result. */
function resultsOf(agreementId: string) {
  return db()
    .select({
      id: indicator.id,
      title: indicator.title,
      unit: indicator.unit,
      planned: indicator.planned,
      fact: sql<string>`coalesce((
        select f.fact from ${indicatorFact} f join ${report} r on r.id = f.report_id
        where f.indicator_id = indicator.id and r.state = 'accepted' and f.fact <> '' order by r.due_on desc, r.id limit 1), '')`,
    })
    .from(indicator)
    .where(eq(indicator.agreementId, agreementId))
    .orderBy(asc(indicator.position));
}

function spentOf(agreementId: string) {
  const spent = (source: "grant" | "own") =>
    sql<bigint>`(select coalesce(sum(e.sum), 0) from ${expense} e join ${budgetLine} l on l.id = e.budget_line_id
      join ${report} r on r.id = e.report_id
      where l.agreement_id = ${agreementId} and l.category = budget_line.category and e.source = ${source}
        and e.removed_at is null and r.state = 'accepted')`.mapWith((digits: string) => BigInt(digits));
  return db()
    .select({
      category: budgetLine.category,
      planned: sql<bigint>`sum(${budgetLine.granted} + ${budgetLine.own})`.mapWith((digits: string) => BigInt(digits)),
      grant: spent("grant"),
      own: spent("own"),
    })
    .from(budgetLine)
    .where(eq(budgetLine.agreementId, agreementId))
    .groupBy(budgetLine.category)
    .orderBy(sql`min(${budgetLine.position})`);
}
