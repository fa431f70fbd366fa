import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { AskResetForm } from "~/lifecycle/1-registration/account.form";
import { askReset } from "~/lifecycle/1-registration/ask-reset.server";
import { keepLang } from "~/server/asked-lang.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { contextOf } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", writes: "account.askReset" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.reset.title);

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, AskResetForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await askReset(form.value.email, contextOf(args).ip);
  return outcome.ok ? redirect(keepLang(args.request, "/reset/sent")) : refusal(outcome, form.typed);
}

export default function AskReset() {
  const { t } = usePage();
  const words = t.registration.account;
  return (
    <>
      <PageTitle title={words.reset.title} lead={words.reset.lead} />
      <Form answer={useActionData<typeof action>()}>
        <Field name="email" type="email" label={words.email} autoComplete="username" />
        <ButtonRow>
          <Button>{words.reset.button}</Button>
          <LinkButton look="link" to="/sign-in">
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
