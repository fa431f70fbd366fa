import { isSingleTreasuryAccount, isTreasuryAccount } from "./requisites";

/** Where an applicant's money goes. `personalAccount` is the лицевой счёт that a treasury asks for. */
export type BankAccount = {
  version: number;
  owner: string;
  bankName: string;
  bik: string;
  account: string;
  correspondentAccount: string;
  personalAccount: string;
};

/** What a person enters of it. */
export type EnteredAccount = Omit<BankAccount, "version">;

/** What should be looked at once more although it may be right. */
export const accountWarnings = ["treasury", "natural"] as const;
export type AccountWarning = (typeof accountWarnings)[number];

/**
 * What to warn of: an account of the treasury, which no checksum of banks covers, and one of a natural person (40817, 40820),
 * to which grants of organisations are not paid. Neither blocks (domain.md §3.2).
 */
export function warningsOf({ account, correspondentAccount }: EnteredAccount): AccountWarning[] {
  const warnings: AccountWarning[] = [];
  if (isTreasuryAccount(account) || isSingleTreasuryAccount(correspondentAccount)) warnings.push("treasury");
  if (/^408(17|20)/.test(account)) warnings.push("natural");
  return warnings;
}

/** The account as it is told in letters: its last four digits. */
export function tailOf(account: string): string {
  return account.slice(-4);
}
