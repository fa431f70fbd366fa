import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readReview } from "~/lifecycle/5-review/office.queries.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { PrepareForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "review.prepare" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.prepare.title);

export async function loader(args: LoaderFunctionArgs) {
  const { facts, plan, rules } = demand(await readReview(await requirePerson(args), args.params.id));
  return { id: facts.id, title: facts.title, plan, blind: rules.review.blind };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, PrepareForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await prepareRound(who, args.params.id ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/review?done=prepared`)
    : refusal(outcome, form.typed);
}

export default function Prepare() {
  const { id, title, plan, blind } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.prepare;
  const back = `/office/competitions/${id}/review`;
  return (
    <ConfirmPage
      title={words.title}
      lead={plan.ok ? words.lead(plan.count) : undefined}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!plan.ok}
      body={<Alert>{words[blind]}</Alert>}
    >
      {plan.ok && plan.ordinal > 1 ? <Field type="date" name="dueOn" label={words.due} /> : null}
    </ConfirmPage>
  );
}
