import { count, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { namedPerson } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { consentTextVersion } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import { MAX_NAMED } from "./named-person";
import type { NamedPersonForm } from "./named-person.form";

/** Where a day begins first in Russia: a consent may be of today anywhere. */
const EARLIEST_ZONE = "Asia/Kamchatka";

/**
 * Keeps somebody whom the applicant names, with the consent they gave: how, when, to which text. Refuses `notFound`,
 * `wrongRole`, `limitExceeded` beyond `MAX_NAMED` people, and `notYet` for a consent of a day that has not come.
 */
export async function namePerson(who: Person, applicantId: string, named: NamedPersonForm): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction(who, "applicant.namePeople", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.namePeople"](who, facts);
    if (!may.ok) return may;
    if (named.givenOn > dayOf(new Date(), EARLIEST_ZONE)) return refused("notYet");
    const [known] = await tx.select({ n: count() }).from(namedPerson).where(eq(namedPerson.applicantId, applicantId));
    if ((known?.n ?? 0) >= MAX_NAMED) return refused("limitExceeded", { max: MAX_NAMED });
    await tx.insert(namedPerson).values({ applicantId, ...named, textVersion: consentTextVersion, addedBy: who.id });
    record(tx, {
      type: "applicant.personNamed",
      subject: { kind: "applicant", id: applicantId },
      details: { purpose: named.purpose, version: consentTextVersion },
    });
    return done;
  });
}
