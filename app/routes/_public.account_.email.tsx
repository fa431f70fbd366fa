import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ChangeEmailForm } from "~/lifecycle/1-registration/account.form";
import { askEmailChange } from "~/lifecycle/1-registration/ask-email-change.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";
import { AccountChange } from "~/ui/registration/account-change";

export const handle = { area: "public", reads: "account.read", writes: "account.changeEmail" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.changeEmail.title);

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args);
  return json(null);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ChangeEmailForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await askEmailChange(who, form.value);
  if (!outcome.ok) return refusal(outcome, form.typed);
  if (!outcome.value) return wrongFields({ typed: form.typed, errors: { current: { code: "wrongPassword" } } });
  return redirect("/account?done=emailAsked");
}

export default function ChangeEmail() {
  const { t } = usePage();
  const words = t.registration.account;
  return (
    <AccountChange
      title={words.changeEmail.title}
      lead={words.changeEmail.lead}
      button={words.changeEmail.button}
      answer={useActionData<typeof action>()}
    >
      <Field name="email" type="email" label={words.changeEmail.email} autoComplete="email" />
      <Field name="current" type="password" label={words.currentPassword} autoComplete="current-password" />
    </AccountChange>
  );
}
