import { and, desc, eq, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { config } from "~/server/config.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { competition, question, rulesVersion } from "~db/schema/announcement";
import { journalPayload } from "~db/schema/journal";
import { organiser } from "~db/schema/registration";
import { made, refused } from "../outcome";
import { competitionColumns, isKept, templateOf } from "./competition.queries.server";
import { currentRules } from "./office.queries.server";
import type { PublicPhase } from "./public-phase";
import { limitTotal } from "./rules";

export const PUBLIC_PAGE = 20;
export type Search = { organiser?: string; direction?: string; year?: number; phase?: PublicPhase; page?: number };

/** The clock of a competition, as the searches below compare dates with it. */
const now = sql`(clock_timestamp() + ${competition.clockShift})`;
const inPhase: Record<PublicPhase, SQL> = {
  soon: sql`${competition.state} = 'announced' and ${now} < ${competition.opensAt}`,
  open: sql`${competition.state} = 'announced' and ${now} between ${competition.opensAt} and ${competition.closesAt}`,
  work: sql`(${competition.state} = 'announced' and ${now} > ${competition.closesAt})
    or ${competition.state} in ('closed', 'admission', 'review', 'ranking', 'meeting', 'decided')`,
  results: sql`${competition.state} in ('published', 'completed')`,
  stopped: sql`${competition.state} in ('cancelled', 'failed')`,
};

const isPublic = and(isKept, ne(competition.state, "draft"));

/** What everybody may find: announced competitions; test ones on a demonstration installation only (design.md §6). */
function listed(): SQL | undefined {
  return and(isPublic, config().demo ? undefined : eq(competition.mode, "live"));
}

const listColumns = {
  id: competition.id,
  title: competition.title,
  slug: competition.slug,
  state: competition.state,
  mode: competition.mode,
  zone: competition.zone,
  year: competition.year,
  opensAt: competition.opensAt,
  closesAt: competition.closesAt,
  now: sql<Date>`${now}`.mapWith(competition.opensAt),
  organiserSlug: organiser.slug,
  organiser: organiser.shortName,
  locality: organiser.locality,
  rules: rulesVersion.rules,
  total: sql<number>`count(*) over ()::int`,
};

/** Competitions found by organiser, direction (its item of art. 31.1 of 7-FZ), year and phase, a page of them. One query. */
export async function searchCompetitions(
  { organiser: host, direction, year, phase, page = 1 }: Search,
  size = PUBLIC_PAGE,
) {
  const rows = await db()
    .select(listColumns)
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .innerJoin(rulesVersion, currentRules())
    .where(
      and(
        listed(),
        host ? eq(organiser.slug, host) : undefined,
        year ? eq(competition.year, year) : undefined,
        phase ? sql`(${inPhase[phase]})` : undefined,
        direction
          ? sql`${rulesVersion.rules}->'directions' @> ${JSON.stringify([{ law: direction }])}::jsonb`
          : undefined,
      ),
    )
    .orderBy(sql`(${inPhase.open}) desc`, desc(competition.closesAt), competition.id)
    .limit(size)
    .offset((page - 1) * size);
  return {
    rows: rows.map(({ rules, total, ...row }) => ({ ...row, money: limitTotal(rules).toString() })),
    total: rows[0]?.total ?? 0,
    pages: Math.ceil((rows[0]?.total ?? 0) / size),
  };
}

export type FoundCompetition = Awaited<ReturnType<typeof searchCompetitions>>["rows"][number];

/** What the search can be narrowed by: only what leads to something. */
export async function searchChoices() {
  const found = db()
    .select({ organiserId: competition.organiserId, year: competition.year, rules: rulesVersion.rules })
    .from(competition)
    .innerJoin(rulesVersion, currentRules())
    .where(listed())
    .as("found");
  const [organisers, years, directions] = await Promise.all([
    db()
      .selectDistinct({ slug: organiser.slug, name: organiser.shortName, locality: organiser.locality })
      .from(organiser)
      .innerJoin(found, eq(found.organiserId, organiser.id))
      .orderBy(organiser.locality, organiser.slug)
      .limit(500),
    db().selectDistinct({ year: found.year }).from(found).orderBy(desc(found.year)).limit(50),
    db().execute<{ law: string; title: string }>(sql`
      select d->>'law' as law, min(d->>'title') as title
      from ${found}, jsonb_array_elements("found"."rules"->'directions') d group by 1 order by 2 limit 100`),
  ]);
  return { organisers, years: years.map(({ year }) => year), directions: [...directions] };
}

/** An organiser as everybody sees it. */
export async function organiserPage(slug: string) {
  const [row] = await db()
    .select({
      id: organiser.id,
      slug: organiser.slug,
      name: organiser.name,
      locality: organiser.locality,
      address: organiser.address,
      phone: organiser.phone,
      email: organiser.email,
    })
    .from(organiser)
    .where(eq(organiser.slug, slug));
  return row ? made(row) : refused("notFound");
}

/** Organisers with their contacts, for the pages that say whom to ask and who keeps the data. */
export async function organisersWithContacts() {
  return db()
    .select({
      slug: organiser.slug,
      name: organiser.name,
      address: organiser.address,
      phone: organiser.phone,
      email: organiser.email,
    })
    .from(organiser)
    .where(config().demo ? undefined : eq(organiser.isDemo, false))
    .orderBy(byAlphabet(organiser.name), organiser.id)
    .limit(200);
}

/** When a competition was cancelled or had failed, by its own clock, which nobody moves from then on. */
const stoppedAt = sql<Date | null>`case when ${competition.state} in ('cancelled', 'failed') then (
  select max(p.at) + ${competition.clockShift} from ${journalPayload} p where p.subject_kind = 'competition'
    and p.subject_id = ${competition.id} and p.type in ('competition.cancelled', 'competition.failed')) end`.mapWith(
  competition.announcedAt,
);

/** The announcement at `/<organiser>/<slug>`. A draft is shown to its own office, as a preview; to others it does not exist. */
export async function competitionPage(who: Who, organiserSlug: string, slug: string) {
  const [row] = await db()
    .select({
      ...competitionColumns(who),
      announcedAt: competition.announcedAt,
      closedAt: competition.closedAt,
      closedCount: competition.closedCount,
      openedAt: competition.openedAt,
      publishedAt: competition.publishedAt,
      cancelledReason: competition.cancelledReason,
      stoppedAt,
      rules: rulesVersion.rules,
      hash: rulesVersion.hash,
      wasChanged: sql<boolean>`exists (select from rules_version o where o.competition_id = ${competition.id}
        and o.announced_at is not null and o.version < ${competition.rulesVersion})`,
      organiserSlug: organiser.slug,
      organiser: organiser.name,
    })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .innerJoin(rulesVersion, currentRules())
    .where(and(eq(organiser.slug, organiserSlug), eq(competition.slug, slug), isKept));
  if (!row) return refused("notFound");
  const isOffice = policy["competition.manage"](who, row).ok;
  const may = policy["competition.readPublic"](who, row);
  if (!may.ok && !isOffice) return may;
  return made({ ...row, isOffice });
}

/** The form of a competition and what its paper needs of the rules, for whoever reads the announcement. Refuses `notFound`. */
export async function blankForm(who: Who, organiserSlug: string, slug: string) {
  const page = await competitionPage(who, organiserSlug, slug);
  if (!page.ok) return page;
  const { id, title, rules } = page.value;
  const { template } = await templateOf(db(), id);
  const { requirements, requiredDocuments, directions } = rules;
  return made({ title, address: `/${organiserSlug}/${slug}`, template, requirements, requiredDocuments, directions });
}

/** The public register of questions: those with an answer, newest answers first, without anybody's name (domain.md §2.3). */
export async function answeredQuestions(competitionId: string) {
  return db()
    .select({ id: question.id, text: question.text, answer: question.answer, answeredAt: question.answeredAt })
    .from(question)
    .where(and(eq(question.competitionId, competitionId), isNotNull(question.answeredAt)))
    .orderBy(desc(question.answeredAt), question.id)
    .limit(50);
}

/** A public address, and when what it shows was changed last. */
export type PublicAddress = { path: string; at: Date };

/** When something on the page of a competition was changed last: announced, changed, answered, closed, opened, published. */
const changedAt = sql<Date>`greatest(${competition.announcedAt}, ${competition.closedAt}, ${competition.openedAt},
  ${competition.publishedAt}, (select max(r.announced_at) from ${rulesVersion} r where r.competition_id = ${competition.id}),
  (select max(q.answered_at) from ${question} q where q.competition_id = ${competition.id}))`.mapWith(
  competition.opensAt,
);

/** Addresses of every public competition, its results and its organiser, for the map of the site. */
export async function publicAddresses(): Promise<PublicAddress[]> {
  const rows = await db()
    .select({
      organiser: organiser.slug,
      slug: competition.slug,
      at: changedAt,
      publishedAt: competition.publishedAt,
    })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(and(isPublic, eq(competition.mode, "live")))
    .orderBy(organiser.slug, competition.slug)
    .limit(10_000);
  const hosts = new Map<string, Date>();
  for (const { organiser: host, at } of rows) if ((hosts.get(host) ?? at) <= at) hosts.set(host, at);
  return [
    ...[...hosts].map(([host, at]) => ({ path: `/${host}`, at })),
    ...rows.flatMap(({ organiser: host, slug, at, publishedAt }) => [
      { path: `/${host}/${slug}`, at },
      ...(publishedAt ? [{ path: `/${host}/${slug}/results`, at: publishedAt }] : []),
    ]),
  ];
}
