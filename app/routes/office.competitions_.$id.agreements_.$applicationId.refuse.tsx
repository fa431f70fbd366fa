import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { RefuseMoneyForm } from "~/lifecycle/8-agreement/agreement.form";
import { readRefusal } from "~/lifecycle/8-agreement/office.queries.server";
import { refuseMoney } from "~/lifecycle/8-agreement/refuse-money.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ReserveTable } from "~/ui/agreement/reserve-table";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "agreement.refuse", writes: "agreement.refuse" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.agreement.refuse.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readRefusal(who, args.params.id!, args.params.applicationId!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readRefusal(who, args.params.id!, args.params.applicationId!));
  const form = await readForm(args.request, RefuseMoneyForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await refuseMoney(who, args.params.applicationId!, form.value.reason);
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(`/office/competitions/${args.params.id}/agreements?done=refused`);
}

export default function RefuseMoney() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.agreement.refuse;
  const list = `/office/competitions/${data.competitionId}/agreements`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        kicker={<span lang="ru">{`№ ${data.number}. ${data.applicant}: ${data.title}`}</span>}
        trail={[
          { to: `/office/competitions/${data.competitionId}`, label: data.competition },
          { to: list, label: t.agreement.list.title },
        ]}
      />
      <Form answer={useActionData<typeof action>()}>
        <Field name="reason" type="textarea" label={words.reason} hint={words.reasonHint} rows={4} limit={2000} />
        <ButtonRow>
          <Button look="danger">{words.save}</Button>
          <LinkButton look="link" to={list}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
      <ReserveTable rows={data.reserve} />
    </>
  );
}
