import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { messageIdOf } from "~/server/post.server";
import { ring } from "~/server/wake.server";
import { transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { letterMoves } from "../letter-state";
import { after } from "../moves";
import { made, type Outcome, refused } from "../outcome";
import { letterFacts } from "./letter.queries.server";

/**
 * Sends a letter that could not be delivered, or that came back, to another address: the same words to the same person, once.
 * The address in the person's own account stays. Refuses `changedMeanwhile` when somebody has sent it again already.
 * @returns the id of the new letter
 */
export async function resendLetter(
  who: Person,
  competitionId: string,
  letterId: string,
  email: string,
): Promise<Outcome<string>> {
  return transaction(who, "letter.resend", async (tx) => {
    const facts = await letterFacts(tx, who, competitionId, letterId);
    if (!facts) return refused("notFound");
    const may = policy["letter.resend"](who, facts);
    if (!may.ok) return may;
    const [old] = await tx.select().from(letter).where(eq(letter.id, letterId)).for("update");
    if (old?.state !== facts.letter) return refused("changedMeanwhile");
    const { kind, toPersonId, toName, lang, props, applicationId, wording, toInbox } = old;
    const id = randomUUID();
    const same = { kind, toPersonId, toName, lang, props, competitionId, applicationId, wording, toInbox };
    const sent = await tx
      .insert(letter)
      .values({ ...same, id, toEmail: email, messageId: messageIdOf(id), resendOf: letterId })
      .onConflictDoNothing()
      .returning({ id: letter.id });
    if (sent.length === 0) return refused("changedMeanwhile");
    if (old.state === "failed")
      await tx
        .update(letter)
        .set({ state: after(letterMoves, "failed", "replace")! })
        .where(and(eq(letter.id, letterId), eq(letter.state, "failed")));
    ring(tx, "sendLetters");
    record(tx, {
      type: "letters.resent",
      subject: { kind: "competition", id: competitionId },
      competitionId,
      details: { kind },
    });
    return made(id);
  });
}
