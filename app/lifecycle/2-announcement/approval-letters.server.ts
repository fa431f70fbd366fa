import { eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { config } from "~/server/config.server";
import { post, postAll, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { person } from "~db/schema/registration";
import type { ApprovalSubject } from "./approval";
import { type LoadedApproval, secondPeople } from "./approval.queries.server";
import type { LoadedCompetition } from "./competition.queries.server";

const pageOf = ({ id }: LoadedCompetition) => `${config().baseUrl}/office/competitions/${id}/approval`;

/** Asks everybody who could confirm a proposal to read it. */
export async function askForApproval(
  tx: Tx,
  who: Person,
  facts: LoadedCompetition,
  what: { subject: ApprovalSubject; reason: string },
): Promise<void> {
  const people = await secondPeople(tx, who, facts);
  const props = { ...what, competition: facts.title, proposer: who.name, url: pageOf(facts) };
  const letters = people.map((to) => ({ to: recipient(to), props }));
  await postAll(tx, "approval-proposed", letters, { competitionId: facts.id });
}

/** Tells who proposed it that it was returned, and what to mend. */
export async function tellOfReturn(tx: Tx, who: Person, facts: LoadedApproval, remarks: string): Promise<void> {
  const [to] = await tx
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(person)
    .where(eq(person.id, facts.proposer));
  await post(tx, "approval-returned", {
    to: recipient(to!),
    competitionId: facts.id,
    props: {
      subject: facts.approvalSubject,
      competition: facts.title,
      decider: who.name,
      remarks,
      url: pageOf(facts),
    },
  });
}

function recipient({ lang, ...to }: { personId: string; email: string; name: string; lang: string }): Recipient {
  return { ...to, lang: lang === "en" ? "en" : "ru" };
}
