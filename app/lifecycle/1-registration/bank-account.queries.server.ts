import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { bankAccount } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import type { BankAccount } from "./bank-account";

/** The bank account of an applicant, or null. Ask the policy first: this function does not. */
export async function bankAccountOf(reader: Reader, applicantId: string): Promise<BankAccount | null> {
  const [row] = await reader
    .select({
      version: bankAccount.version,
      owner: bankAccount.owner,
      bankName: bankAccount.bankName,
      bik: bankAccount.bik,
      account: bankAccount.account,
      correspondentAccount: bankAccount.correspondentAccount,
      personalAccount: bankAccount.personalAccount,
    })
    .from(bankAccount)
    .where(eq(bankAccount.applicantId, applicantId));
  return row ?? null;
}

/** The account for the form that changes it. Refuses `notFound` to others, `wrongRole` to members who may only look. */
export async function readAccountForm(
  who: Person,
  applicantId: string,
): Promise<Outcome<{ id: string; shortName: string; account: BankAccount | null }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts) return refused("notFound");
  const may = policy["applicant.editAccount"](who, facts);
  if (!may.ok) return may;
  return made({ id: applicantId, shortName: facts.shortName, account: await bankAccountOf(db(), applicantId) });
}
