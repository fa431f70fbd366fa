import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { RejectForm } from "~/lifecycle/4-admission/admission.form";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "application.readByOffice",
  writes: "admission.reject",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.reject.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules } = demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    number: facts.number ?? 0,
    grounds: rules.rejectionGrounds,
    waits: facts.correction !== null && facts.now <= new Date(facts.correction.dueAt),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  const form = await readForm(args.request, RejectForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await rejectApplication(who, args.params.appId ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/applications/${args.params.appId}?done=rejected`)
    : refusal(outcome, form.typed);
}

export default function Reject() {
  const { id, competition, number, grounds, waits } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.reject;
  const list = `/office/competitions/${competition.id}/applications`;
  const label = t.admission.page.kicker(number);
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead}
      trail={officeTrail(t, competition, { to: list, label: t.admission.list.title }, { to: `${list}/${id}`, label })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={`${list}/${id}`}
      danger
      blocked={waits}
      body={waits ? <Alert tone="warn">{words.waits}</Alert> : null}
    >
      <Field
        type="radio"
        name="ground"
        label={words.ground}
        options={grounds.map((one) => ({ value: one.key, label: one.title, hint: one.clause }))}
      />
      <Field type="textarea" name="text" label={words.text} hint={words.textHint} limit={3000} />
    </ConfirmPage>
  );
}
