import { eq, inArray } from "drizzle-orm";
import { db } from "~db/client.server";
import { application, applicationVersion } from "~db/schema/application";
import { arriveAt, percentile, steadily } from "./arrivals";
import type { Scene } from "./scene";
import { type Submission, submissions } from "./submit";

const RATE = 50;
const SECONDS = 60;
const WARM = 300;

/**
 * The last hour: fresh drafts with two files are submitted at a fixed rate, whatever is answered. Afterwards the database
 * is asked for every one of them: what was acknowledged and is not there once, whole and current, is lost.
 */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const all = await submissions(WARM + RATE * SECONDS);
    const acknowledged: Submission[] = [];
    const others: Submission[] = [];
    const next = () => {
      const one = all.pop();
      return (
        one && {
          sent: one.sent,
          heard: (status: number | undefined) => void (status === 302 ? acknowledged : others).push(one),
        }
      );
    };
    return async ({ url }) => {
      await arriveAt(url, steadily(RATE / 2, (WARM * 2) / RATE), next);
      const warm = acknowledged.length + others.length;
      const { answered, unanswered, perSecond } = await arriveAt(url, steadily(RATE, SECONDS), next);
      const waited = answered.map(({ ms }) => ms);
      const lost = acknowledged.length - (await keptOf(acknowledged));
      return `p99_ms=${percentile(waited, 0.99).toFixed(0)} per_s=${perSecond.toFixed(1)} lost=${lost} unacknowledged=${others.length} (of ${RATE} asked a second for ${SECONDS} s, from the instant each was due to its answer; p50 ${percentile(waited, 0.5).toFixed(0)} ms, p95 ${percentile(waited, 0.95).toFixed(0)} ms; ${acknowledged.length} acknowledged, ${warm} of them before, ${unanswered} unanswered; ${await keptOf(others)} of the unacknowledged are there)`;
    };
  },
};

/** How many of them have exactly one edition, sent with their key, with both files, and stand as submitted. */
async function keptOf(sent: readonly Submission[]): Promise<number> {
  if (sent.length === 0) return 0;
  const rows = await db()
    .select({
      draft: applicationVersion.applicationId,
      key: applicationVersion.idempotencyKey,
      files: applicationVersion.files,
      version: applicationVersion.version,
      state: application.state,
      current: application.currentVersion,
    })
    .from(applicationVersion)
    .innerJoin(application, eq(application.id, applicationVersion.applicationId))
    .where(
      inArray(
        applicationVersion.applicationId,
        sent.map(({ draft }) => draft),
      ),
    );
  const keys = new Map(sent.map(({ draft, key }) => [draft, key]));
  const editions = new Map<string, number>();
  for (const { draft } of rows) editions.set(draft, (editions.get(draft) ?? 0) + 1);
  return rows.filter(
    (row) =>
      editions.get(row.draft) === 1 &&
      keys.get(row.draft) === row.key &&
      row.files.length === 2 &&
      row.state === "submitted" &&
      row.current === row.version,
  ).length;
}
