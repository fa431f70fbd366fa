import type { BankAccount } from "~/lifecycle/1-registration/bank-account";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** The form of a bank account; its version tells the server what the person saw. */
export function BankAccountForm({
  account,
  back,
  answer,
}: {
  account: BankAccount | null;
  back: string;
  answer: unknown;
}) {
  const { t } = usePage();
  const words = t.registration.bank;
  return (
    <Form answer={answer}>
      <input type="hidden" name="version" value={account?.version ?? 0} />
      <Field
        name="owner"
        label={words.owner}
        hint={words.ownerHint}
        width="full"
        limit={1_000}
        value={account?.owner}
      />
      <Field name="bankName" label={words.bankName} width="full" limit={300} value={account?.bankName} />
      <Field name="bik" label={words.bik} hint={words.bikHint} inputMode="numeric" width="m" value={account?.bik} />
      <Field
        name="account"
        label={words.account}
        hint={words.accountHint}
        inputMode="numeric"
        value={account?.account}
      />
      <Field
        name="correspondentAccount"
        label={words.correspondentAccount}
        hint={words.correspondentAccountHint}
        inputMode="numeric"
        value={account?.correspondentAccount}
      />
      <Field
        name="personalAccount"
        label={words.personalAccount}
        hint={words.personalAccountHint}
        required={false}
        value={account?.personalAccount}
      />
      <ButtonRow>
        <Button>{t.common.actions.save}</Button>
        <LinkButton look="link" to={back}>
          {t.common.actions.cancel}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
