import { randomUUID } from "node:crypto";
import type { Sent } from "autocannon";
import { eq } from "drizzle-orm";
import { system } from "~/access/who";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { editionOf } from "~/lifecycle/3-application/version.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { application, attachment, storedFile } from "~db/schema/application";
import { aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { copyDraft } from "./prepare";
import type { Scene } from "./scene";

const DRAFTS = 6_000;

export type Submission = { draft: string; key: string; sent: Sent };

/** Two files of a draft; nothing reads them while it is submitted. */
async function attachTwo(applicationId: string, competitionId: string, personId: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    for (const [minute, kind] of ["charter", "estimate"].entries()) {
      const [file] = await tx
        .insert(storedFile)
        .values({
          key: `bench/${randomUUID()}`,
          sha256: "0".repeat(64),
          size: 80_000,
          contentType: "application/pdf",
          name: `${kind}.pdf`,
          uploadedBy: personId,
        })
        .returning({ id: storedFile.id });
      await tx.insert(attachment).values({
        applicationId,
        competitionId,
        fileId: file!.id,
        kind,
        addedBy: personId,
        addedAt: new Date(minute * 60_000),
      });
    }
    return made(undefined);
  });
}

/** So many complete drafts with two files, and what their signed-in head posts to submit each. */
export async function submissions(count: number): Promise<Submission[]> {
  const { id, head, competition } = await aReadyApplication();
  await attachTwo(id, competition.id, head.id);
  await copyDraft(id, count - 1);
  const seen = editionOf((await loadDraft(db(), head, id))!).sha256;
  const drafts = await db()
    .select({ id: application.id })
    .from(application)
    .where(eq(application.competitionId, competition.id));
  const [cookie, origin] = [await cookieOf(head), process.env.BASE_URL!];
  return drafts.map((draft) => {
    const key = randomUUID();
    const sent: Sent = {
      method: "POST",
      path: `/applicant/applications/${draft.id}/check`,
      headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ key, seen, consent: "on" }).toString(),
    };
    return { draft: draft.id, key, sent };
  });
}

/** Complete drafts with two files, each submitted once; only what is acknowledged counts. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const all = await submissions(DRAFTS);
    return {
      next: () => {
        const one = all.pop();
        return one && { sent: one.sent };
      },
      counts: (status) => status === 302,
    };
  },
};
