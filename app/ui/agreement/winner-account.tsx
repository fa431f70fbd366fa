import type { BankAccount } from "~/lifecycle/1-registration/bank-account";
import { Card } from "../card";
import { usePage } from "../page";
import { BankAccountList } from "../registration/bank-account-list";

/** Where a winner's money goes, for the office; or that the winner has not said yet. */
export function WinnerAccount({ account }: { account: BankAccount | null }) {
  const { t } = usePage();
  const words = t.registration.bank;
  return (
    <Card title={words.winnerTitle}>
      {account ? <BankAccountList account={account} /> : <p className="muted">{words.winnerNone}</p>}
    </Card>
  );
}
