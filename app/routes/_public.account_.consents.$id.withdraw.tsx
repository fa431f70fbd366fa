import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readConsent } from "~/lifecycle/1-registration/account.queries.server";
import { withdrawConsent } from "~/lifecycle/1-registration/withdraw-consent.server";
import { demand, refusal } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "public",
  reads: "account.withdrawConsent",
  writes: "account.withdrawConsent",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.account.withdrawConsent.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readConsent(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const outcome = await withdrawConsent(await requirePerson(args), args.params.id!);
  if (!outcome.ok) return refusal(outcome);
  return redirect(outcome.value.closed ? "/sign-in?done=closed" : "/account?done=withdrawn");
}

export default function WithdrawConsent() {
  const { purpose } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.account.withdrawConsent;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={t.registration.consents.documents[purpose].title}
        lead={words.lead}
        trail={[{ to: "/account", label: t.registration.account.page.title }]}
      />
      {purpose === "account" ? <Alert tone="warn">{words.closes}</Alert> : null}
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          <Button look="danger">{words.button}</Button>
          <LinkButton look="plain" to="/account">
            {words.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
