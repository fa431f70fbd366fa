import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { transaction } from "~db/client.server";
import { type Outcome, refused } from "../outcome";
import { settleErrand } from "./end-errand.server";
import { errandFacts } from "./errand.queries.server";

/**
 * The head of an applicant takes back the consent to a helper of a consultation desk. Refuses `notFound` to everybody else,
 * `wrongRole` to other members, and `wrongState` when the errand has ended.
 */
export async function withdrawErrand(who: Person, applicantId: string, errandId: string): Promise<Outcome> {
  return transaction(who, "errand.withdraw", async (tx) => {
    const facts = await errandFacts(tx, who, errandId);
    if (facts?.applicantId !== applicantId) return refused("notFound");
    const may = policy["errand.withdraw"](who, facts);
    return may.ok ? settleErrand(tx, who, facts) : may;
  });
}
