import type { Refusal } from "~/lifecycle/outcome";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";

/** A form that came without a session: its fields as JSON pairs of names and values. */
export type ExpiredForm = { reason: Refusal; details: Record<string, never>; kept: string };

/** Whether an error is such a form. */
export function isExpiredForm(error: unknown): error is ExpiredForm {
  return typeof error === "object" && error !== null && typeof (error as Partial<ExpiredForm>).kept === "string";
}

/** Asks to sign in again without losing the form: what was typed in it goes along. */
export function SignInAgain({ kept }: { kept: string }) {
  const { t, path } = usePage();
  const words = t.draft.expired;
  return (
    <>
      <PageTitle title={words.title} />
      <Alert tone="warn" title={words.alert}>
        {words.body}
      </Alert>
      <Form action={`/sign-in?back=${encodeURIComponent(path)}`}>
        <input type="hidden" name="kept" value={kept} />
        <Field name="email" type="email" label={t.registration.account.email} autoComplete="username" />
        <Field
          name="password"
          type="password"
          label={t.registration.account.password}
          autoComplete="current-password"
        />
        <ButtonRow>
          <Button>{words.signIn}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

/** A form that was carried through signing in: its fields, and where they belong. */
export type Carried = { fields: readonly (readonly [string, string])[]; to: string };

/** Recognises such a form in what an action returned; null for anything else. */
export function asCarried(value: unknown): Carried | null {
  return typeof value === "object" && value !== null && "fields" in value && "to" in value ? (value as Carried) : null;
}

/** After signing in again: one press saves what was typed where it belongs. */
export function KeptForm({ fields, to }: Carried) {
  const { t } = usePage();
  const words = t.draft.expired;
  return (
    <>
      <PageTitle title={words.back} lead={words.backLead} />
      <Form action={to}>
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a form may have two fields of one name
          <input type="hidden" name={name} value={value} key={index} />
        ))}
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
