import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { lastRoundOf, readAssignment } from "~/lifecycle/5-review/office.queries.server";
import { AssignForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "review.assign" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.assign.title);

export async function loader(args: LoaderFunctionArgs) {
  const read = demand(await readAssignment(await requirePerson(args), args.params.id, args.params.appId));
  return {
    id: read.facts.id,
    title: read.facts.title,
    state: read.round.state,
    number: read.application.number,
    needs: read.needs,
    experts: read.experts,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, AssignForm);
  if (!form.ok) return wrongFields(form.answer);
  const roundId = demand(await lastRoundOf(who, args.params.id));
  const outcome = await assignExperts(who, roundId, { applicationId: args.params.appId ?? "", ...form.value });
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/review?done=assigned`)
    : refusal(outcome, form.typed);
}

export default function Assign() {
  const { id, title, state, number, needs, experts } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.assign;
  const back = `/office/competitions/${id}/review`;
  return (
    <ConfirmPage
      title={words.title}
      kicker={words.kicker(number)}
      lead={words.lead(needs)}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={experts.length === 0 || (state !== "preparing" && state !== "running")}
      body={
        <>
          {experts.length === 0 ? <Alert tone="warn">{t.review.office.noExperts}</Alert> : null}
          {state === "running" ? <Alert>{words.running}</Alert> : null}
        </>
      }
    >
      <Field
        type="checkboxes"
        name="experts"
        label={words.experts}
        required={false}
        options={experts.map((one) => ({
          value: one.id,
          label: one.name,
          hint: one.mayTake ? words.load(one.load) : words.barred,
          disabled: !one.mayTake || (state === "running" && one.has),
        }))}
        value={experts.filter((one) => one.has).map((one) => one.id)}
      />
    </ConfirmPage>
  );
}
