import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { agreement } from "~db/schema/agreement";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { round, sheet } from "~db/schema/blind";
import { termReminder } from "~db/schema/outbox";
import { person } from "~db/schema/registration";
import { report } from "~db/schema/reporting";
import { headsOfAll } from "../1-registration/heads.server";
import { REMINDING_HOURS, type TermStep, termHours } from "../terms";
import { dayOf } from "../time";

export type TermKind = "report-due" | "correction-due" | "agreement-due" | "review-due";
/** A term that ends soon and whom it concerns; `props` are all of its letter but the name. */
export type DueTerm = {
  about: string;
  competitionId: string;
  applicationId?: string;
  step: TermStep;
  dueAt: Date;
  recipients: readonly Recipient[];
  props: Record<string, unknown>;
};

const MOST_AT_ONCE = 200;
const clock = sql`(clock_timestamp() + ${competition.clockShift})`;
const common = {
  competitionId: competition.id,
  competition: competition.title,
  zone: competition.zone,
};

/** Which step it is time for at the competition's own clock: the nearest to the end that has come. */
function stepOf(dueAt: SQL): SQL<TermStep> {
  return sql<TermStep>`case when ${dueAt} <= ${clock} + make_interval(hours => ${termHours.last}) then 'last'
    when ${dueAt} <= ${clock} + make_interval(hours => ${termHours.two}) then 'two' else 'five' end`;
}

/** Whether a reminder is due: the end is near, it is daytime where the competition is, and nobody has been reminded yet. */
function isTime(kind: TermKind, about: SQL, dueAt: SQL): SQL {
  return sql`${dueAt} > ${clock} and ${dueAt} <= ${clock} + make_interval(hours => ${termHours.five})
    and extract(hour from ${clock} at time zone ${competition.zone}) between ${REMINDING_HOURS.from} and ${REMINDING_HOURS.until}
    and not exists (select from ${termReminder} where ${termReminder.kind} = ${kind} and ${termReminder.about} = ${about}
      and ${termReminder.dueAt} = ${dueAt} and ${termReminder.step} = ${stepOf(dueAt)})`;
}

const ofApplication = { applicationId: application.id, applicantId: application.applicantId, title: application.title };
const asDate = <T>(column: SQL<T>) => column.mapWith(competition.opensAt) as SQL<Date>;

/** Reports that are expected or asked for again: the last day lasts to its end in the competition's zone. */
export async function dueReports(tx: Tx): Promise<DueTerm[]> {
  const day = sql`(case when ${report.state} = 'returned' then coalesce(
    (select max(m.fix_by) from report_remark m where m.report_id = ${report.id}), ${report.dueOn}) else ${report.dueOn} end)`;
  const dueAt = sql`((${day} + 1)::timestamp at time zone ${competition.zone})`;
  const about = sql`${report.id}::text`;
  const rows = await tx
    .select({
      ...common,
      ...ofApplication,
      id: report.id,
      report: report.title,
      dueAt: asDate(sql`${dueAt}`),
      step: stepOf(dueAt),
    })
    .from(report)
    .innerJoin(agreement, eq(agreement.id, report.agreementId))
    .innerJoin(application, eq(application.id, agreement.applicationId))
    .innerJoin(competition, eq(competition.id, report.competitionId))
    .where(
      and(
        eq(agreement.state, "active"),
        inArray(report.state, ["expected", "returned"]),
        isTime("report-due", about, dueAt),
      ),
    )
    .orderBy(asc(report.dueOn), report.id)
    .limit(MOST_AT_ONCE);
  return withHeads(tx, rows, ({ id, report, dueAt, zone }) => ({
    about: id,
    // why a moment before: the end of the day is the next one's first instant.
    props: { report, dueOn: dayOf(new Date(dueAt.getTime() - 1), zone), path: `/applicant/reports/${id}` },
  }));
}

/** Applications that are out for correction. */
export async function dueCorrections(tx: Tx): Promise<DueTerm[]> {
  const dueAt = sql`${correction.dueAt}`;
  const about = sql`${correction.id}::text`;
  const rows = await tx
    .select({
      ...common,
      ...ofApplication,
      id: correction.id,
      number: application.number,
      remarks: correction.remarks,
      dueAt: correction.dueAt,
      step: stepOf(dueAt),
    })
    .from(correction)
    .innerJoin(application, eq(application.id, correction.applicationId))
    .innerJoin(competition, eq(competition.id, correction.competitionId))
    .where(
      and(
        eq(application.state, "returned"),
        eq(competition.state, "admission"),
        isNull(correction.resolvedAt),
        isTime("correction-due", about, dueAt),
      ),
    )
    .orderBy(asc(correction.dueAt), correction.id)
    .limit(MOST_AT_ONCE);
  return withHeads(tx, rows, ({ id, number, remarks, dueAt, applicationId }) => ({
    about: id,
    props: {
      number: number ?? 0,
      remarks,
      dueAt: dueAt.toISOString(),
      path: `/applicant/applications/${applicationId}`,
    },
  }));
}

/** Winners without an agreement, while it can still be concluded. */
export async function dueAgreements(tx: Tx): Promise<DueTerm[]> {
  const dueAt = sql`(${rulesVersion.rules}->'dates'->>'agreementsBy')::timestamptz`;
  const about = sql`${application.id}::text`;
  const rows = await tx
    .select({
      ...common,
      ...ofApplication,
      number: application.number,
      dueAt: asDate(sql`${dueAt}`),
      step: stepOf(dueAt),
    })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(
      rulesVersion,
      and(eq(rulesVersion.competitionId, competition.id), eq(rulesVersion.version, competition.rulesVersion)),
    )
    .where(
      and(eq(application.state, "awarded"), eq(competition.state, "published"), isTime("agreement-due", about, dueAt)),
    )
    .orderBy(competition.id, application.number, application.id)
    .limit(MOST_AT_ONCE);
  return withHeads(tx, rows, ({ number, dueAt, applicationId }) => ({
    about: applicationId,
    props: {
      number: number ?? 0,
      agreementsBy: dueAt.toISOString(),
      path: `/applicant/applications/${applicationId}`,
    },
  }));
}

/** Experts with sheets of a running round that they have not sealed; nothing of what the sheets are about. */
export async function dueReviews(tx: Tx): Promise<DueTerm[]> {
  const dueAt = sql`${round.dueAt}`;
  const about = sql`concat(${round.id}, ':', ${person.id})`;
  const rows = await tx
    .select({
      ...common,
      roundId: round.id,
      personId: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
      sheets: sql<number>`count(*)::int`,
      dueAt: round.dueAt,
      step: stepOf(dueAt),
    })
    .from(sheet)
    .innerJoin(round, eq(round.id, sheet.roundId))
    .innerJoin(competition, eq(competition.id, round.competitionId))
    .innerJoin(person, eq(person.id, sheet.expertId))
    .where(
      and(
        eq(round.state, "running"),
        inArray(sheet.state, ["assigned", "begun"]),
        isNull(person.disabledAt),
        isTime("review-due", about, dueAt),
      ),
    )
    .groupBy(round.id, competition.id, person.id)
    .orderBy(round.dueAt, round.id, person.id)
    .limit(MOST_AT_ONCE);
  return rows.map(
    ({ roundId, personId, email, name, lang, sheets, dueAt, step, competitionId, competition, zone }) => ({
      about: `${roundId}:${personId}`,
      ...{ competitionId, step, dueAt },
      recipients: [{ personId, email, name, lang: lang === "en" ? ("en" as const) : ("ru" as const) }],
      props: { competition, zone, sheets, dueAt: dueAt.toISOString(), path: "/expert" },
    }),
  );
}

type OfApplicant = {
  competitionId: string;
  competition: string;
  zone: string;
  applicationId: string;
  applicantId: string;
  title: string | null;
  dueAt: Date;
  step: TermStep;
};

async function withHeads<Row extends OfApplicant>(
  tx: Tx,
  rows: readonly Row[],
  own: (row: Row) => { about: string; props: Record<string, unknown> },
): Promise<DueTerm[]> {
  const heads = await headsOfAll(
    tx,
    rows.map(({ applicantId }) => applicantId),
  );
  return rows.map((row) => {
    const { about, props } = own(row);
    const { competitionId, competition, zone, applicationId, applicantId, title, dueAt, step } = row;
    return {
      ...{ about, competitionId, applicationId, step, dueAt },
      recipients: heads.get(applicantId) ?? [],
      props: { competition, zone, title: title ?? "", ...props },
    };
  });
}
