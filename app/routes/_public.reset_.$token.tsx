import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { NewPasswordForm } from "~/lifecycle/1-registration/account.form";
import { readReset } from "~/lifecycle/1-registration/account.queries.server";
import { resetPassword } from "~/lifecycle/1-registration/reset-password.server";
import { keepLang } from "~/server/asked-lang.server";
import { deviceCookie } from "~/server/device.server";
import { readForm } from "~/server/form.server";
import { demand, wrongFields } from "~/server/http.server";
import { Button, ButtonRow } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "account.reset", writes: "account.reset" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.reset.setTitle);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await readReset(params.token!));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, NewPasswordForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await resetPassword(params.token!, form.value.password);
  const { passwordHash } = demand(outcome);
  const headers = { "Set-Cookie": deviceCookie(request, passwordHash) };
  return redirect(keepLang(request, "/sign-in?done=passwordSet"), { headers });
}

export default function SetPassword() {
  const { email } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.account;
  return (
    <>
      <PageTitle title={words.reset.setTitle} lead={words.reset.setLead(email)} />
      <Form answer={useActionData<typeof action>()}>
        <Field
          name="password"
          type="password"
          label={words.newPassword}
          hint={words.passwordHint}
          autoComplete="new-password"
        />
        <ButtonRow>
          <Button>{words.reset.setButton}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
