import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readEmailChange } from "~/lifecycle/1-registration/account.queries.server";
import { changeEmail } from "~/lifecycle/1-registration/change-email.server";
import { demand, refusal } from "~/server/http.server";
import { Button, ButtonRow } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "account.confirm", writes: "account.confirm" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.changeEmail.confirmTitle);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await readEmailChange(params.token!));
}

export async function action({ params }: ActionFunctionArgs) {
  const outcome = await changeEmail(params.token!);
  return outcome.ok ? redirect("/sign-in?done=emailChanged") : refusal(outcome);
}

export default function ConfirmEmailChange() {
  const { email } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.account.changeEmail;
  return (
    <>
      <PageTitle title={words.confirmTitle} lead={words.confirmLead(email)} />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          <Button>{words.confirmButton}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
