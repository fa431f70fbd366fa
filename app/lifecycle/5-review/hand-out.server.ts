import { randomInt, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { round, sheet } from "~db/schema/blind";
import { person } from "~db/schema/registration";
import { assignment } from "~db/schema/review";
import type { LoadedRound } from "./round.queries.server";

/** A sheet to be made: which copy, of which application, for whom. */
export type ToHandOut = { applicationId: string; copyId: string; expertId: string };

/** Makes sheets and the record of who assigned them. The place of a sheet in its expert's list is drawn. */
export async function handOut(
  tx: Tx,
  facts: LoadedRound,
  assignedBy: string,
  given: readonly ToHandOut[],
): Promise<void> {
  if (given.length === 0) return;
  const sheets = given.map((one) => ({ ...one, id: randomUUID() }));
  await tx.insert(sheet).values(
    sheets.map(({ id, copyId, expertId }) => ({
      id,
      copyId,
      expertId,
      roundId: facts.roundId,
      position: randomInt(2 ** 31 - 1),
    })),
  );
  await tx.insert(assignment).values(
    sheets.map(({ id, applicationId, expertId }) => ({
      competitionId: facts.id,
      applicationId,
      roundId: facts.roundId,
      sheetId: id,
      expertId,
      assignedBy,
      assignedAt: facts.now,
    })),
  );
}

/** Tells an expert how many sheets wait for them. */
export async function tellExpert(tx: Tx, facts: LoadedRound, expertId: string, sheets: number): Promise<void> {
  const [to] = await tx
    .select({ email: person.email, name: person.name, lang: person.lang })
    .from(person)
    .where(eq(person.id, expertId));
  if (!to) return;
  await post(tx, "review-assigned", {
    to: { personId: expertId, email: to.email, name: to.name, lang: to.lang === "en" ? "en" : "ru" },
    competitionId: facts.id,
    props: {
      competition: facts.title,
      sheets,
      dueAt: facts.dueAt.toISOString(),
      zone: facts.zone,
      url: `${config().baseUrl}/expert`,
    },
  });
}

/** Holds a round as it is until the transaction ends: nobody closes it meanwhile. */
export async function holdRound(tx: Tx, roundId: string, how: "share" | "update" = "share"): Promise<void> {
  await tx.select({ id: round.id }).from(round).where(eq(round.id, roundId)).for(how);
}
