import { sql } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { paper, paperSeries } from "~db/schema/papers";
import { type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { numberInWords } from "../2-announcement/numbering";
import type { NumberedKind } from "../papers";
import { dayOf } from "../time";

/** A number that no other paper of its series has; `label` as the act writes it, null where that is the bare number. */
export type TakenNumber = { number: number; label: string | null };

/**
 * Takes the next number for the first version of a paper, by the rules of its competition. The series is held until the
 * transaction ends: take the number late, and what is rolled back leaves no hole.
 */
export async function takeNumber(
  tx: Tx,
  { id, organiserId, mode, now, zone }: Pick<LoadedCompetition, "id" | "organiserId" | "mode" | "now" | "zone">,
  kind: NumberedKind,
): Promise<TakenNumber> {
  const { numbering = {} } = await rulesOf(tx, id);
  const { series = "kind", within = "competition", first = 1 } = numbering;
  const year = Number(dayOf(now, zone).slice(0, 4));
  const isOfCompetition = within === "competition";
  const before = sql`(select max(${paper.number}) from ${paper} where ${paper.competitionId} = ${id}
    ${series === "kind" ? sql`and ${paper.kind}::text = ${kind}` : sql``})`;
  const [row] = await tx
    .insert(paperSeries)
    .values({
      organiserId,
      mode,
      competitionId: isOfCompetition ? id : null,
      year: isOfCompetition ? null : year,
      kind: series === "kind" ? kind : null,
      // why: papers that were made before their series is counted from take no part in it, but their numbers are gone.
      last: isOfCompetition ? sql`greatest(${first}::int, coalesce(${before}, 0) + 1)` : first,
    })
    .onConflictDoUpdate({
      target: [
        paperSeries.organiserId,
        paperSeries.mode,
        paperSeries.competitionId,
        paperSeries.year,
        paperSeries.kind,
      ],
      set: { last: sql`${paperSeries.last} + 1` },
    })
    .returning({ number: paperSeries.last });
  const { number } = row!;
  return { number, label: numbering.pattern === undefined ? null : numberInWords(numbering, number, year) };
}
