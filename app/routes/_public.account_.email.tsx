import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ChangeEmailForm } from "~/lifecycle/1-registration/account.form";
import { askEmailChange } from "~/lifecycle/1-registration/ask-email-change.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

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
    <>
      <PageTitle
        title={words.changeEmail.title}
        lead={words.changeEmail.lead}
        trail={[{ to: "/account", label: words.page.title }]}
      />
      <Form answer={useActionData<typeof action>()}>
        <Field name="email" type="email" label={words.changeEmail.email} autoComplete="email" />
        <Field name="current" type="password" label={words.currentPassword} autoComplete="current-password" />
        <ButtonRow>
          <Button>{words.changeEmail.button}</Button>
          <LinkButton look="link" to="/account">
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
