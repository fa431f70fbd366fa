import { and, eq, isNull, or } from "drizzle-orm";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import type { Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { agreement } from "~db/schema/agreement";
import { person, roleGrant } from "~db/schema/registration";
import { report } from "~db/schema/reporting";
import { headsOf } from "../1-registration/heads.server";
import type { ReportState } from "./report";
import type { LoadedReport } from "./report.queries.server";

/** Locks the agreement of a report: sums over all its reports, and which of them is the last, are asked one at a time. */
export async function lockAgreementOf(tx: Tx, reportId: string): Promise<void> {
  const owner = tx.select({ id: report.agreementId }).from(report).where(eq(report.id, reportId));
  await tx.select({ id: agreement.id }).from(agreement).where(eq(agreement.id, owner)).for("update");
}

/**
 * Moves a report to `state` with what is to be kept of it.
 * @returns whether it was still in the state that the facts say
 */
export async function moveReport(
  tx: Tx,
  facts: LoadedReport,
  state: ReportState,
  kept: Partial<typeof report.$inferInsert>,
): Promise<boolean> {
  const moved = await tx
    .update(report)
    .set({ ...kept, state })
    .where(and(eq(report.id, facts.reportId), eq(report.state, facts.report)))
    .returning({ id: report.id });
  return moved.length > 0;
}

/** Notes what happened to a report. */
export function recordReport(
  tx: Tx,
  facts: LoadedReport,
  type: "report.submitted" | "report.returned" | "report.accepted",
): void {
  record(tx, {
    type,
    subject: { kind: "report", id: facts.reportId },
    competitionId: facts.id,
    details: { title: facts.reportTitle },
  });
}

/** What every letter about a report says; `side` decides whose page it opens. */
export function letterProps(facts: LoadedReport, side: "applicant" | "office") {
  return {
    competition: facts.title,
    title: facts.applicationTitle ?? "",
    report: facts.reportTitle,
    url: `${config().baseUrl}/${side}/reports/${facts.reportId}`,
  };
}

/** What every letter about a report is kept under. */
export function envelope(to: Recipient, { id, applicationId }: LoadedReport) {
  return { to, competitionId: id, applicationId };
}

/** Who gets the letters to the applicant: its heads. */
export async function applicantOf(tx: Tx, { applicantId }: LoadedReport): Promise<Recipient[]> {
  return await headsOf(tx, applicantId);
}

/** Who checks reports: the secretaries of the organiser and of the competition. */
export async function secretariesOf(tx: Tx, { id, organiserId }: LoadedReport): Promise<Recipient[]> {
  const rows = await tx
    .selectDistinct({ id: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.organiserId, organiserId),
        eq(roleGrant.role, "secretary"),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, id)),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
  return rows.map(({ id: personId, email, name, lang }) => ({
    personId,
    email,
    name,
    lang: lang === "en" ? "en" : "ru",
  }));
}

/** The id of the person who decides; a verb about a report is always a person's. */
export function personId(who: Who): string | null {
  return who.kind === "person" ? who.id : null;
}
