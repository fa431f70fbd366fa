import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { RegisterForm } from "~/lifecycle/1-registration/account.form";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { askedLang, keepLang } from "~/server/asked-lang.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { senderOf } from "~/server/sender.server";
import { Button, ButtonRow } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Group } from "~/ui/group";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ConsentBoxes } from "~/ui/registration/consent-boxes";

export const handle = { area: "public", writes: "account.register" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.register.title);

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, RegisterForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await registerAccount(form.value, senderOf(args), askedLang(args.request));
  return outcome.ok ? redirect(keepLang(args.request, "/register/sent")) : refusal(outcome, form.typed);
}

export default function Register() {
  const { t, href } = usePage();
  const words = t.registration.account;
  return (
    <>
      <PageTitle title={words.register.title} lead={words.register.lead} />
      <Form
        answer={useActionData<typeof action>()}
        labels={{ consentAccount: t.registration.consents.documents.account.title }}
      >
        <Group legend={words.register.who}>
          <Field name="name" label={words.name} autoComplete="name" />
          <Field name="email" type="email" label={words.email} hint={words.emailHint} autoComplete="email" />
          <Field
            name="password"
            type="password"
            label={words.password}
            hint={words.passwordHint}
            autoComplete="new-password"
          />
        </Group>
        <ConsentBoxes purposes={["account"]} />
        <ButtonRow>
          <Button>{words.register.button}</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href={href("/sign-in")}>{words.register.haveAccount}</a>
      </p>
    </>
  );
}
