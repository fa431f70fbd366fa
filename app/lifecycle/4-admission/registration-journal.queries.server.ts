import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { OpeningProtocolSnapshot } from "~/papers/opening-protocol.server";
import {
  type RegistrationJournalSnapshot,
  registrationJournal,
  registrationSpreadsheet,
} from "~/papers/registration-journal.server";
import { digestOf, type PaperFormat, type RenderedPaper, renderPaper, renderSpreadsheet } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { competitionFacts, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { newestPaper } from "./paper.queries.server";

/**
 * The journal of registration as it is at this moment, as a file. Refuses `notFound` before the opening too: until then the
 * office sees numbers and times only (domain.md §2.8). One that was withdrawn before it stays nameless.
 */
export async function registrationJournalFile(
  who: Who,
  competitionId: string,
  format: PaperFormat | "xlsx",
): Promise<Outcome<RenderedPaper>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.manage"](who, facts);
  if (!may.ok) return may;
  const protocol = await newestPaper(db(), facts.id, "openingProtocol");
  if (!protocol) return refused("notFound");
  const snapshot = await journalOf(facts, protocol);
  const imprint = {
    digest: digestOf(snapshot),
    competitionTitle: snapshot.competition.title,
    date: snapshot.asOf,
  };
  if (format === "xlsx") return made(await renderSpreadsheet(registrationSpreadsheet(snapshot), imprint));
  return made(await renderPaper(registrationJournal(snapshot), format, imprint));
}

type Registered = {
  number: number | null;
  editions: number;
  arrivedAt: string;
  firstArrivedAt: string;
  paperEntry: string | null;
};

/** What the opening found, as its protocol keeps it, with the editions before; corrections afterwards are not registered anew. */
async function journalOf(
  facts: LoadedCompetition,
  protocol: OpeningProtocolSnapshot,
): Promise<RegistrationJournalSnapshot> {
  const opened = new Map(protocol.applications.map((one) => [one.number, one]));
  const utc = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);
  const rows = await db().execute<Registered>(sql`
    select a.number, count(*)::int as editions,
      to_char(max(v.arrived_at) at time zone 'UTC', ${utc}) as "arrivedAt",
      to_char(min(v.arrived_at) at time zone 'UTC', ${utc}) as "firstArrivedAt",
      max(p.entry) as "paperEntry"
    from application a join application_version v on v.application_id = a.id
      left join paper_application p on p.application_id = a.id
    where a.competition_id = ${facts.id} and (a.number is not null or a.state = 'withdrawn')
      and v.arrived_at <= ${facts.closesAt.toISOString()}::timestamptz
    group by a.id
    order by max(v.arrived_at), a.id`);
  return {
    kind: "registrationJournal",
    organiser: protocol.organiser,
    competition: { title: facts.title },
    zone: facts.zone,
    asOf: facts.now.toISOString(),
    rows: rows.map(({ paperEntry, ...row }) => {
      const of = row.number === null ? undefined : opened.get(row.number);
      return {
        ...row,
        applicant: of?.applicant ?? null,
        inn: of?.inn ?? null,
        project: of?.project ?? null,
        requested: of?.requested ?? null,
        isWithdrawn: row.number === null,
        ...(paperEntry === null ? {} : { paperEntry }),
      };
    }),
  };
}
