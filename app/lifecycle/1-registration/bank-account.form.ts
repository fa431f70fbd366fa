import { z } from "zod";
import {
  accountProblem,
  bikProblem,
  correspondentAccountProblem,
  isSingleTreasuryAccount,
  isTreasuryAccount,
} from "./requisites";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");
const number = line(40)
  .min(1)
  .transform((typed) => typed.replace(/[\s-]/g, ""));
const twentyDigits = number.refine((value) => /^\d{20}$/.test(value), { error: "notAnAccount" });

/**
 * A bank account with its checksums (domain.md §3.2): the account and the correspondent account have to fit the БИК. Accounts of
 * the treasury follow another rule and are taken as typed; `version` is 0 for the first one.
 */
export const BankAccountForm = z
  .strictObject({
    version: z
      .string()
      .regex(/^\d{1,9}$/, "bad")
      .transform(Number),
    owner: line(1_000).min(3),
    bankName: line(300).min(3),
    bik: number.refine((value) => bikProblem(value) === null, { error: "notABik" }),
    account: twentyDigits,
    correspondentAccount: twentyDigits,
    personalAccount: line(40).default(""),
  })
  .superRefine(({ bik, account, correspondentAccount }, context) => {
    const refuse = (name: string) => context.addIssue({ code: "custom", path: [name], message: "notAnAccount" });
    // Without its bank no account can be checked: the БИК alone is said to be wrong.
    if (bikProblem(bik)) return;
    const isTreasury = isTreasuryAccount(account) || isSingleTreasuryAccount(correspondentAccount);
    if (!isTreasury && accountProblem(account, bik)) refuse("account");
    if (!isTreasury && correspondentAccountProblem(correspondentAccount, bik)) refuse("correspondentAccount");
  });
