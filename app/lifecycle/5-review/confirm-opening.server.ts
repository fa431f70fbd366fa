import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { isPassword } from "~/server/passwords.server";
import { withinLimit } from "~/server/throttle.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { round, sheet } from "~db/schema/blind";
import { person, roleGrant } from "~db/schema/registration";
import { openedSheet, roundOpening } from "~db/schema/review";
import { made, type Outcome, refused } from "../outcome";
import { holdRound } from "./hand-out.server";
import { applicationsInNeed, type LoadedRound, roundFacts } from "./round.queries.server";
import { type UnsealedSheet, unsealRound } from "./unseal-round.server";

export type OpeningRole = "secretary" | "chair";

/**
 * One of the two confirmations that open a closed round: a secretary's and a chair's, different people, each with their
 * password entered again (design.md §5). The second one writes the marks of all sheets at once and moves the competition on
 * to the ranking, unless the rules ask for a third expert somewhere.
 * Refuses `badInput` for a wrong password, `alreadyExists` when this role or this person has confirmed, `throttled`.
 * Answers whether the round is open now.
 */
export async function confirmOpening(
  who: Who,
  roundId: string,
  { role, password }: { role: OpeningRole; password: string },
): Promise<Outcome<{ opened: boolean }>> {
  const before = isUuid(roundId) ? await roundFacts(db(), who, roundId) : undefined;
  if (!before || who.kind !== "person") return refused("notFound");
  const may = mayConfirm(who, before, role);
  if (!may.ok) return may;
  if (!(await withinLimit(`opening:${who.id}`, { limit: 10, windowSeconds: 600 }))) return refused("throttled");
  const [self] = await db().select({ hash: person.passwordHash }).from(person).where(eq(person.id, who.id));
  if (!(await isPassword(self?.hash ?? null, password))) return refused("badInput", { field: "password" });
  const isSecond = (await confirmationsOf(db(), roundId)).length > 0;
  const sheets = isSecond ? await unsealRound(roundId) : null;
  return transaction<{ opened: boolean }>(who, "review.confirmOpening", async (tx) => {
    await holdRound(tx, roundId, "update");
    const facts = await roundFacts(tx, who, roundId);
    if (!facts) return refused("notFound");
    const still = mayConfirm(who, facts, role);
    if (!still.ok) return still;
    const given = await confirmationsOf(tx, roundId);
    if (given.some((one) => one.role === role || one.personId === who.id)) return refused("alreadyExists");
    if (given.length > 0 && !sheets) return refused("changedMeanwhile");
    await tx
      .insert(roundOpening)
      .values({ roundId, competitionId: facts.id, personId: who.id, role, confirmedAt: facts.now });
    record(tx, {
      type: "round.openingConfirmed",
      subject: { kind: "round", id: roundId },
      competitionId: facts.id,
      details: { ordinal: facts.ordinal, role },
    });
    if (given.length === 0 || !sheets) return made({ opened: false });
    await openSheets(tx, facts, sheets);
    return made({ opened: true });
  });
}

function mayConfirm(who: Who, facts: LoadedRound, role: OpeningRole): Outcome {
  const may = policy["review.confirmOpening"](who, facts);
  if (!may.ok) return may;
  return facts.roles.includes(role) ? may : refused("wrongRole");
}

/** Who has confirmed the opening of a round so far. */
export function confirmationsOf(reader: Pick<Tx, "select">, roundId: string) {
  return reader
    .select({
      personId: roundOpening.personId,
      role: roundOpening.role,
      name: person.name,
      at: roundOpening.confirmedAt,
    })
    .from(roundOpening)
    .innerJoin(person, eq(person.id, roundOpening.personId))
    .where(eq(roundOpening.roundId, roundId))
    .orderBy(roundOpening.confirmedAt);
}

/**
 * Whose confirmation an opening waits for: the role that has not confirmed, with the people who hold it and have not
 * confirmed in the other. Before the first confirmation it is the chair's; null once both are given.
 */
export async function awaitedFor(
  reader: Pick<Tx, "select">,
  of: { id: string; organiserId: string },
  given: readonly { role: OpeningRole; personId: string }[],
): Promise<{ role: OpeningRole; names: string[] } | null> {
  const role = (["chair", "secretary"] as const).find((one) =>
    given.every((confirmation) => confirmation.role !== one),
  );
  if (!role) return null;
  const holders = await reader
    .select({ id: person.id, name: person.name })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.organiserId, of.organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, of.id)),
        eq(roleGrant.role, role),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .groupBy(person.id)
    .orderBy(byAlphabet(person.name), asc(person.id));
  const names = holders.filter(({ id }) => given.every(({ personId }) => personId !== id)).map(({ name }) => name);
  return { role, names };
}

async function openSheets(tx: Tx, facts: LoadedRound, sheets: readonly UnsealedSheet[]): Promise<void> {
  const [sealed] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(sheet)
    .where(and(eq(sheet.roundId, facts.roundId), eq(sheet.state, "sealed")));
  if (sealed?.count !== sheets.length) throw new Error(`round ${facts.roundId} changed after it was closed`);
  await tx.insert(openedSheet).values(
    sheets.map((one) => ({
      ...one,
      roundId: facts.roundId,
      competitionId: facts.id,
      conclusion: one.payload.conclusion,
      openedAt: facts.now,
    })),
  );
  await tx.update(round).set({ state: "opened" }).where(eq(round.id, facts.roundId));
  const diverging = (await applicationsInNeed(tx, facts.id)).filter((one) => one.why === "divergence").length;
  record(tx, {
    type: "round.opened",
    subject: { kind: "round", id: facts.roundId },
    competitionId: facts.id,
    details: { ordinal: facts.ordinal, sheets: sheets.length, diverging },
  });
  if (facts.state !== "review" || diverging > 0) return;
  await tx
    .update(competition)
    .set({ state: "ranking" })
    .where(and(eq(competition.id, facts.id), eq(competition.state, "review")));
  record(tx, {
    type: "competition.scoresOpened",
    subject: { kind: "competition", id: facts.id },
    competitionId: facts.id,
  });
}
