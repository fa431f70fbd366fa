import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { system } from "~/access/who";
import type { Json } from "~/journal/canonical-json";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { paperFile } from "~/lifecycle/4-admission/paper.queries.server";
import { done } from "~/lifecycle/outcome";
import { MOST_ROWS_AT_ONCE } from "~/lifecycle/papers";
import { digestOf } from "~/papers/digest.server";
import type { OpeningProtocolSnapshot } from "~/papers/opening-protocol.server";
import { db, transaction } from "~db/client.server";
import { paper } from "~db/schema/papers";
import { sure } from "./decided-competition";
import { aClosedCompetition, anOpening } from "./submitted-competition";

/** Rows of a paper that is not drawn at once. */
export const MANY_ROWS = MOST_ROWS_AT_ONCE + 100;

/**
 * An opened competition whose newest protocol of opening says that many applications have come.
 * @param change what stands in the snapshot instead of them
 */
export async function aLargePaper({
  rows = MANY_ROWS,
  change = (all) => all,
}: {
  rows?: number;
  change?: (applications: object[]) => unknown[];
} = {}) {
  const closed = await aClosedCompetition();
  sure(await openApplications(closed.secretary, closed.id, anOpening));
  const [first] = await db().select().from(paper).where(eq(paper.competitionId, closed.id));
  const before = first!.snapshot as unknown as OpeningProtocolSnapshot;
  const many = Array.from({ length: rows }, (_, index) => ({
    ...before.applications[0]!,
    number: index + 1,
    project: `Проект под номером ${index + 1}, который ни с чем не спутать`,
  }));
  const snapshot = { ...before, version: 2, applications: change(many) } as Record<string, unknown>;
  const paperId = randomUUID();
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(paper).values({ ...first!, id: paperId, version: 2, snapshot, digest: digestOf(snapshot as Json) });
    return done;
  });
  return {
    ...closed,
    snapshot,
    paperId,
    of: { competitionId: closed.id, subject: paperId, format: "pdf" },
    file: () => paperFile(closed.secretary, { competitionId: closed.id, paperId }, "pdf"),
  };
}
