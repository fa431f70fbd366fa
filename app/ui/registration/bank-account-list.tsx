import { type BankAccount, warningsOf } from "~/lifecycle/1-registration/bank-account";
import { Alert } from "../alert";
import { DataList } from "../data-list";
import { usePage } from "../page";

/** A bank account to read, with what should be looked at once more. */
export function BankAccountList({ account }: { account: BankAccount }) {
  const { t } = usePage();
  const words = t.registration.bank;
  return (
    <>
      {warningsOf(account).map((warning) => (
        <Alert key={warning} tone="warn">
          {words.warnings[warning]}
        </Alert>
      ))}
      <DataList
        items={[
          { label: words.owner, value: account.owner },
          { label: words.bankName, value: account.bankName },
          { label: words.bik, value: account.bik },
          { label: words.account, value: account.account },
          { label: words.correspondentAccount, value: account.correspondentAccount },
          account.personalAccount !== "" && { label: words.personalAccount, value: account.personalAccount },
        ]}
      />
    </>
  );
}
