import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, type Reader } from "~db/client.server";
import { submissionOrder } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";
import { blockersOf } from "./section.queries.server";
import type { OrderPage } from "./submission-order";

/** The order that waits for the close of one application, if any. Ask the policy first: this function does not. */
export async function givenOrder(reader: Reader, applicationId: string) {
  const [row] = await reader
    .select({ id: submissionOrder.id, by: person.name, at: submissionOrder.givenAt })
    .from(submissionOrder)
    .innerJoin(person, eq(person.id, submissionOrder.givenBy))
    .where(and(eq(submissionOrder.applicationId, applicationId), eq(submissionOrder.state, "given")));
  return row;
}

/** The page of the order, for the applicant's own people and their helper. Refuses `notFound`. */
export async function readOrder(who: Who, applicationId: string): Promise<Outcome<OrderPage>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const { facts } = loaded;
  const may = policy["application.readWork"](who, facts);
  if (!may.ok) return may;
  const given = await givenOrder(db(), applicationId);
  return made({
    id: applicationId,
    title: textThatMeans(loaded.template, loaded.draft, "title") || (facts.applicationTitle ?? ""),
    zone: facts.zone,
    now: facts.now.toISOString(),
    closesAt: facts.closesAt.toISOString(),
    gaps: blockersOf(loaded).length,
    given: given ? { by: given.by, at: given.at.toISOString() } : null,
    may: policy["application.order"](who, facts).ok,
  });
}
