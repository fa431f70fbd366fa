import type { Person } from "~/access/who";
import type { Json } from "~/journal/canonical-json";
import { record } from "~/journal/record.server";
import { digestOf } from "~/papers/digest.server";
import type { Tx } from "~db/client.server";
import { paper } from "~db/schema/papers";
import type { LoadedCompetition } from "../2-announcement/competition.queries.server";
import { MOST_ROWS_AT_ONCE } from "../papers";
import { putInLine } from "./ask-for-drawing.server";
import type { PaperSnapshot } from "./paper.queries.server";

/**
 * Keeps a paper as it was made and says so in the journal; a large one is drawn as PDF at once, by a job. The policy has been
 * asked, the version is the caller's.
 */
export async function keepPaper(
  tx: Tx,
  who: Person,
  facts: Pick<LoadedCompetition, "id" | "now">,
  snapshot: PaperSnapshot,
): Promise<string> {
  const { kind, number, label, version, reason } = snapshot;
  const digest = digestOf(snapshot as unknown as Json);
  const [row] = await tx
    .insert(paper)
    .values({
      competitionId: facts.id,
      kind,
      number,
      label,
      version,
      snapshot: snapshot as unknown as Record<string, unknown>,
      digest,
      reason,
      madeBy: who.id,
      madeAt: facts.now,
    })
    .returning({ id: paper.id });
  record(tx, {
    type: version === 1 ? "paper.made" : "paper.corrected",
    subject: { kind: "competition", id: facts.id },
    competitionId: facts.id,
    details: { paper: kind, number: label ?? number, version, digest },
  });
  const rows = snapshot.applications.length;
  if (rows > MOST_ROWS_AT_ONCE)
    await putInLine(tx, who, { competitionId: facts.id, paperId: row!.id, format: "pdf", rows, asOf: facts.now });
  return row!.id;
}
