import { and, asc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, transaction } from "~db/client.server";
import { affiliation } from "~db/schema/review";
import { done, made, type Outcome, refused } from "../outcome";
import type { AffiliationForm } from "./review.form";
import { MAX_TIES } from "./sheet";

/** One's own ties to organisations. Nobody else ever reads them: conflicts are found without naming the hit (design.md §4). */
export async function listAffiliations(who: Who) {
  const may = policy["expert.profile"](who, {});
  if (!may.ok || who.kind !== "person") return refused("notSignedIn");
  return made(
    await db()
      .select({
        id: affiliation.id,
        kind: affiliation.kind,
        organisation: affiliation.organisation,
        inn: affiliation.inn,
        endedOn: affiliation.endedOn,
      })
      .from(affiliation)
      .where(eq(affiliation.personId, who.id))
      .orderBy(asc(affiliation.kind), asc(affiliation.organisation), asc(affiliation.id)),
  );
}

/** Adds a tie to one's own profile; refuses `limitExceeded` beyond `MAX_TIES`. */
export async function addAffiliation(who: Who, form: AffiliationForm): Promise<Outcome> {
  return transaction(who, "expert.profile", async (tx) => {
    const may = policy["expert.profile"](who, {});
    if (!may.ok || who.kind !== "person") return refused("notSignedIn");
    const own = await tx.select({ id: affiliation.id }).from(affiliation).where(eq(affiliation.personId, who.id));
    if (own.length >= MAX_TIES) return refused("limitExceeded", { max: MAX_TIES });
    await tx.insert(affiliation).values({
      personId: who.id,
      kind: form.kind,
      organisation: form.organisation,
      inn: form.inn || null,
      endedOn: form.endedOn || null,
    });
    return done;
  });
}

/** Removes a tie from one's own profile. */
export async function removeAffiliation(who: Who, affiliationId: string): Promise<Outcome> {
  if (!isUuid(affiliationId)) return refused("notFound");
  return transaction(who, "expert.profile", async (tx) => {
    if (who.kind !== "person") return refused("notSignedIn");
    const removed = await tx
      .delete(affiliation)
      .where(and(eq(affiliation.id, affiliationId), eq(affiliation.personId, who.id)))
      .returning({ id: affiliation.id });
    return removed.length > 0 ? done : refused("notFound");
  });
}
