import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Person } from "~/access/who";
import { config } from "~/server/config.server";
import { post, postAll, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { application } from "~db/schema/application";
import { membership, organiser, person, roleGrant } from "~db/schema/registration";
import type { LoadedCompetition } from "./competition.queries.server";
import type { ExtensionKind } from "./extension";

type Change = { kind: ExtensionKind; reason: string; from: Date; to: Date };

const columns = { personId: person.id, email: person.email, name: person.name, lang: person.lang };

const propsOf = ({ title, zone }: LoadedCompetition, { kind, reason, from, to }: Change) => ({
  competition: title,
  kind,
  reason,
  from: from.toISOString(),
  to: to.toISOString(),
  zone,
});

/** Asks everybody who could confirm a proposal to look at it: the other secretaries, administrators and the chair. */
export async function askToConfirm(tx: Tx, who: Person, facts: LoadedCompetition, change: Change): Promise<void> {
  const holders = await tx
    .selectDistinct({ ...columns, isChair: eq(roleGrant.role, "chair") })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        inArray(roleGrant.role, ["secretary", "organiserAdmin", "chair"]),
        eq(roleGrant.organiserId, facts.organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, facts.id)),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
        ne(person.id, who.id),
      ),
    );
  const office = new Set(holders.filter(({ isChair }) => !isChair).map(({ personId }) => personId));
  for (const { isChair, ...to } of holders) {
    if (isChair && office.has(to.personId)) continue;
    const area = isChair ? "commission" : "office";
    await post(tx, "extension-proposed", {
      to: recipient(to),
      competitionId: facts.id,
      props: {
        ...propsOf(facts, change),
        proposer: who.name,
        url: `${config().baseUrl}/${area}/competitions/${facts.id}/deadline`,
      },
    });
  }
}

/** Everybody who writes for an applicant with an application that can still take part, and the public address of it all. */
export async function writersOf(tx: Tx, facts: LoadedCompetition): Promise<{ writers: Recipient[]; address: string }> {
  const [host] = await tx.select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId));
  const writers = await tx
    .selectDistinct(columns)
    .from(application)
    .innerJoin(membership, eq(membership.applicantId, application.applicantId))
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(application.competitionId, facts.id),
        inArray(application.state, ["draft", "submitted", "withdrawn"]),
        ne(membership.role, "viewer"),
        isNull(membership.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
  return { writers: writers.map(recipient), address: `/${host!.slug}/${facts.slug}` };
}

/** Tells all of them that the reception ends later: the same time for all. */
export async function announceExtension(tx: Tx, facts: LoadedCompetition, change: Change): Promise<void> {
  const { writers, address } = await writersOf(tx, facts);
  const props = { ...propsOf(facts, change), url: `${config().baseUrl}${address}` };
  await postAll(
    tx,
    "deadline-extended",
    writers.map((to) => ({ to, props })),
    { competitionId: facts.id },
  );
}

function recipient({ lang, ...to }: { personId: string; email: string; name: string; lang: string }): Recipient {
  return { ...to, lang: lang === "en" ? "en" : "ru" };
}
