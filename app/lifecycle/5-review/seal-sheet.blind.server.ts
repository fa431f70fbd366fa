import { and, desc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { db, transaction } from "~db/client.server";
import { round, sheet, sheetRevision } from "~db/schema/blind";
import { made, type Outcome, refused } from "../outcome";
import { payloadOf } from "./check-sheet";
import { roundKey } from "./round-key.server";
import { sealPayload } from "./sealing.server";
import { emptyDraft, sheetRules } from "./sheet-draft";
import { type LoadedSheet, sealContext, sheetFacts } from "./sheets.blind.server";

/**
 * Seals a sheet: checks it, encrypts it with the round's key, chains its commitment to the revision before and sends the
 * expert a receipt (guarantees.md §4.3). Refuses `incomplete` while the form checks find something, `changedMeanwhile` when
 * it was saved since. Answers the revision and its commitment.
 */
export async function sealSheet(
  who: Who,
  sheetId: string,
  draftVersion: number,
): Promise<Outcome<{ revision: number; commitment: string }>> {
  const before = isUuid(sheetId) ? await sheetFacts(db(), who, sheetId) : undefined;
  if (!before || who.kind !== "person") return refused("notFound");
  const may = policy["sheet.seal"](who, before);
  if (!may.ok) return may;
  const payload = payloadOf(await rulesOfSheet(before), before.draft ?? emptyDraft);
  if (!payload.ok) return payload;
  const revision = before.revision + 1;
  const context = sealContext(before, revision, await lastCommitment(before));
  const sealed = sealPayload(await roundKey(before.roundId), context, payload.value);
  return transaction(who, "sheet.seal", async (tx) => {
    await tx.select({ id: round.id }).from(round).where(eq(round.id, before.roundId)).for("share");
    const facts = await sheetFacts(tx, who, sheetId);
    if (!facts) return refused("notFound");
    const still = policy["sheet.seal"](who, facts);
    if (!still.ok) return still;
    const sealedAt = sql`competition_now(${facts.competitionId})`;
    const closed = await tx
      .update(sheet)
      .set({ state: "sealed", draft: null, revision, sealedAt })
      .where(
        and(
          eq(sheet.id, sheetId),
          eq(sheet.state, "begun"),
          eq(sheet.revision, before.revision),
          eq(sheet.draftVersion, before.draftVersion),
          eq(sheet.draftVersion, draftVersion),
        ),
      )
      .returning({ id: sheet.id });
    if (closed.length === 0) return refused("changedMeanwhile");
    await tx.insert(sheetRevision).values({ sheetId, revision, sealedAt, ...sealed });
    record(tx, {
      type: "sheet.sealed",
      subject: { kind: "sheet", id: sheetId },
      competitionId: facts.competitionId,
      details: { revision, commitment: sealed.commitment },
    });
    await post(tx, "sheet-sealed", {
      to: { personId: who.id, email: who.email, name: who.name, lang: who.lang },
      competitionId: facts.competitionId,
      props: {
        competition: facts.competitionTitle,
        pseudonym: facts.pseudonym,
        revision,
        commitment: sealed.commitment,
        url: `${config().baseUrl}/expert/sheets/${sheetId}`,
      },
    });
    return made({ revision, commitment: sealed.commitment });
  });
}

async function rulesOfSheet({ roundId, tier }: LoadedSheet) {
  const [row] = await db().select({ rules: round.rules }).from(round).where(eq(round.id, roundId));
  if (!row) throw new Error(`no round ${roundId}`);
  return sheetRules(row.rules, tier);
}

async function lastCommitment({ sheetId }: LoadedSheet): Promise<string> {
  const [row] = await db()
    .select({ commitment: sheetRevision.commitment })
    .from(sheetRevision)
    .where(eq(sheetRevision.sheetId, sheetId))
    .orderBy(desc(sheetRevision.revision))
    .limit(1);
  return row?.commitment ?? "";
}
