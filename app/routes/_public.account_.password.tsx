import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ChangePasswordForm } from "~/lifecycle/1-registration/account.form";
import { changePassword } from "~/lifecycle/1-registration/change-password.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { letIn } from "~/server/let-in.server";
import { requirePerson } from "~/server/session.server";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";
import { AccountChange } from "~/ui/registration/account-change";

export const handle = { area: "public", reads: "account.read", writes: "account.changePassword" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.page.changePassword);

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args);
  return json(null);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ChangePasswordForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await changePassword(who, form.value);
  if (!outcome.ok) return refusal(outcome);
  if (!outcome.value) return wrongFields({ typed: form.typed, errors: { current: { code: "wrongPassword" } } });
  return letIn(args, { personId: who.id, ...outcome.value }, "/account?done=passwordChanged");
}

export default function ChangePassword() {
  const { t } = usePage();
  const words = t.registration.account;
  return (
    <AccountChange
      title={words.page.changePassword}
      lead={words.page.passwordLead}
      button={t.common.actions.save}
      answer={useActionData<typeof action>()}
    >
      <Field name="current" type="password" label={words.currentPassword} autoComplete="current-password" />
      <Field
        name="password"
        type="password"
        label={words.newPassword}
        hint={words.passwordHint}
        autoComplete="new-password"
      />
    </AccountChange>
  );
}
