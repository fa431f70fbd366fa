import { eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { bankAccount } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { type EnteredAccount, tailOf } from "./bank-account";
import { headsOf } from "./heads.server";

/**
 * Sets where an applicant's money goes. Every head gets a letter, so that nobody changes it unseen. Refuses `notFound`,
 * `wrongRole`, and `changedMeanwhile` when somebody changed it since the page was made.
 * @param version the one that the page showed, 0 when there was no account
 */
export async function changeBankAccount(
  who: Person,
  applicantId: string,
  version: number,
  entered: EnteredAccount,
): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction(who, "applicant.editAccount", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.editAccount"](who, facts);
    if (!may.ok) return may;
    const columns = { ...entered, changedBy: who.id };
    const changed = await tx
      .insert(bankAccount)
      .values({ applicantId, ...columns })
      .onConflictDoUpdate({
        target: bankAccount.applicantId,
        set: { ...columns, version: sql`${bankAccount.version} + 1`, changedAt: sql`clock_timestamp()` },
        setWhere: eq(bankAccount.version, version),
      })
      .returning({ version: bankAccount.version });
    if (changed.length === 0 || changed[0]!.version !== version + 1) return refused("changedMeanwhile");
    record(tx, { type: "applicant.accountChanged", subject: { kind: "applicant", id: applicantId } });
    for (const to of await headsOf(tx, applicantId)) {
      await post(tx, "account-changed", {
        to,
        props: {
          applicant: facts.shortName,
          changedBy: who.name,
          tail: tailOf(entered.account),
          url: `${config().baseUrl}/applicant/organisations/${applicantId}`,
        },
      });
    }
    return done;
  });
}
