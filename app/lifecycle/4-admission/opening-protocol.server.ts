import { and, asc, count, eq, sql } from "drizzle-orm";
import type { OpeningProtocolSnapshot, Witness } from "~/papers/opening-protocol.server";
import { formatDay } from "~/text/format";
import { protocolSentences } from "~/text/ru/decision";
import type { Reader, Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, applicationVersion, lateAttempt } from "~db/schema/application";
import { paperApplication } from "~db/schema/paper-applications";
import { organiser } from "~db/schema/registration";
import { type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { made, type Outcome, refused } from "../outcome";
import type { OpeningForm } from "./opening.form";
import { takeNumber } from "./take-number.server";

/**
 * What the protocol of an opening says, read in the transaction that has just given the numbers. Refuses `badInput` when
 * somebody who is said to be present is not on the roster of this moment.
 * @param openedBy the secretary's name
 */
export async function openingSnapshot(
  tx: Tx,
  facts: LoadedCompetition,
  { place, present }: OpeningForm,
  openedBy: string,
): Promise<Outcome<OpeningProtocolSnapshot>> {
  const witnesses = await witnessesOf(tx, facts, present);
  if (!witnesses) return refused("badInput");
  const [rules, head, applications, counts] = await Promise.all([
    rulesOf(tx, facts.id),
    headOf(tx, facts),
    openedApplications(tx, facts.id),
    countsOf(tx, facts.id),
  ]);
  const { number, label } = await takeNumber(tx, facts, "openingProtocol");
  return made({
    kind: "openingProtocol",
    number,
    ...(label !== null && { label }),
    version: 1,
    reason: "",
    organiser: head.organiser,
    competition: {
      title: rules.title,
      legalAct: protocolSentences.legalAct({ ...rules.legalAct, date: formatDay(rules.legalAct.date, "ru") }),
    },
    zone: rules.zone,
    reception: { opensAt: facts.opensAt.toISOString(), closesAt: facts.closesAt.toISOString() },
    openedAt: head.openedAt.toISOString(),
    openedBy,
    place,
    present: witnesses,
    ...counts,
    closedRoot: head.closedRoot,
    applications,
  });
}

/** The people of the roster with these ids, in its order; null when somebody is not on it. */
export async function witnessesOf(
  reader: Reader,
  facts: Pick<LoadedCompetition, "id" | "organiserId">,
  present: readonly string[],
): Promise<Witness[] | null> {
  const wanted = new Set(present);
  const roster = await rosterOf(reader, { competitionId: facts.id, organiserId: facts.organiserId });
  const found = roster.filter(({ id }) => wanted.has(id));
  return found.length === wanted.size ? found.map(({ name, isChair }) => ({ name, isChair })) : null;
}

async function headOf(reader: Reader, facts: LoadedCompetition) {
  const [row] = await reader
    .select({ organiser: organiser.name, closedRoot: competition.closedRoot, openedAt: competition.openedAt })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(eq(competition.id, facts.id));
  if (!row?.openedAt) throw new Error(`competition ${facts.id} has not been opened`);
  return { ...row, openedAt: row.openedAt };
}

async function openedApplications(
  reader: Reader,
  competitionId: string,
): Promise<OpeningProtocolSnapshot["applications"]> {
  const rows = await reader
    .select({
      number: application.number,
      arrivedAt: application.arrivedAt,
      applicant: sql<string>`${applicationVersion.content}->'applicant'->>'fullName'`,
      inn: sql<string | null>`${applicationVersion.content}->'applicant'->>'inn'`,
      address: sql<string>`${applicationVersion.content}->'applicant'->>'address'`,
      project: application.title,
      requested: application.requested,
      paperEntry: paperApplication.entry,
    })
    .from(application)
    .innerJoin(
      applicationVersion,
      and(
        eq(applicationVersion.applicationId, application.id),
        eq(applicationVersion.version, application.currentVersion),
      ),
    )
    .leftJoin(paperApplication, eq(paperApplication.applicationId, application.id))
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "opened")))
    .orderBy(asc(application.number));
  return rows.map((row) => ({
    number: row.number ?? 0,
    arrivedAt: row.arrivedAt?.toISOString() ?? "",
    applicant: row.applicant,
    inn: row.inn,
    address: row.address,
    project: row.project ?? "",
    requested: String(row.requested ?? 0n),
    ...(row.paperEntry === null ? {} : { paperEntry: row.paperEntry }),
  }));
}

async function countsOf(reader: Reader, competitionId: string): Promise<{ withdrawn: number; lateAttempts: number }> {
  const withdrawn = reader
    .select({ n: count() })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "withdrawn")));
  const latePapers = reader
    .select({ n: count() })
    .from(paperApplication)
    .where(and(eq(paperApplication.competitionId, competitionId), eq(paperApplication.state, "late")));
  const [row] = await reader
    .select({
      withdrawn: sql<number>`(${withdrawn})::int`,
      lateAttempts: sql<number>`(count(*) + (${latePapers}))::int`,
    })
    .from(lateAttempt)
    .where(and(eq(lateAttempt.competitionId, competitionId), eq(lateAttempt.act, "submit")));
  return row ?? { withdrawn: 0, lateAttempts: 0 };
}
