import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readOwnText } from "~/lifecycle/3-application/own-application.queries.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";
import { RefusedActNotice } from "~/ui/application/refused-act-notice";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { asFormAnswer, Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.withdraw",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.withdraw.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, zone, title } = demand(await readOwnText(who, args.params.id!));
  return { id, zone, title };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await withdrawApplication(who, args.params.id!, () => waitedMs(args));
  return outcome.ok ? redirect(`/applicant/applications/${args.params.id}?done=withdrawn`) : refusal(outcome);
}

export default function Withdraw() {
  const { id, zone, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.application.withdraw;
  const isRefused = asFormAnswer(answer)?.refused !== undefined;
  const home = `/applicant/applications/${id}`;
  const label = title || t.application.home.untitled;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: home, label }]} />
      <RefusedActNotice id={id} zone={zone} answer={answer} />
      <Form>
        <ButtonRow>
          {isRefused ? null : <Button look="danger">{words.button}</Button>}
          <LinkButton look="plain" to={home}>
            {isRefused ? t.application.page.kicker : words.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
