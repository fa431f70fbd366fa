import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { drawPaper } from "~/papers/draw-paper.server";
import type { Order } from "~/papers/drawable.server";
import type { OpeningProtocolSnapshot } from "~/papers/opening-protocol.server";
import type { RegistrationJournalSnapshot } from "~/papers/registration-journal.server";
import { paperResponse } from "~/server/paper-response.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { downloadResponse } from "~storage/download.server";
import type { LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { JOURNAL } from "../papers";
import { drawingFacts, keptFileOf } from "./drawing.queries.server";
import { newestPaper } from "./paper.queries.server";

/**
 * The journal of registration as a file: as it is at this moment, or, of a competition too large for that, as it was drawn
 * last; null while that has not been. Refuses `notFound` before the opening too: until then the office sees numbers and
 * times only (domain.md §2.8). One that was withdrawn before it stays nameless.
 */
export async function registrationJournalFile(
  who: Who,
  competitionId: string,
  format: Order["format"],
): Promise<Outcome<Response | null>> {
  const facts = await drawingFacts(db(), who, { competitionId, subject: JOURNAL, format });
  if (!facts) return refused("notFound");
  const may = policy["paper.draw"](who, facts);
  if (!may.ok) return may;
  const kept = keptFileOf(facts);
  if (kept !== undefined) return made(kept && (await downloadResponse(store(), kept)));
  const order = await journalOrder(facts, facts.now, format);
  return order ? made(paperResponse(await drawPaper(order))) : refused("notFound");
}

/** What the journal of an opened competition is drawn from, as of a moment; null before the opening. Asks no policy. */
export async function journalOrder(
  facts: LoadedCompetition,
  asOf: Date,
  format: Order["format"],
): Promise<Order | null> {
  const protocol = await newestPaper(db(), facts.id, "openingProtocol");
  if (!protocol) return null;
  const date = asOf.toISOString();
  return { snapshot: await journalOf(facts, protocol, date), format, date };
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
  asOf: string,
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
    asOf,
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
