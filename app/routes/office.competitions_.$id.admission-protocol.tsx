import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { AdmissionProtocolForm } from "~/lifecycle/4-admission/admission.form";
import { readAdmissionSitting } from "~/lifecycle/4-admission/admission.queries.server";
import { concludeAdmission } from "~/lifecycle/4-admission/conclude-admission.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { zoneName } from "~/text/format";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { SittingVotes } from "~/ui/admission/sitting-fields";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "review.manage",
  writes: ["admission.conclude", "paper.correct"],
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.sitting.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readAdmissionSitting(await requirePerson(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  const form = await readForm(args.request, AdmissionProtocolForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await concludeAdmission(who, id, form.value);
  return outcome.ok ? redirect(`/office/competitions/${id}/papers?done=concluded`) : refusal(outcome, form.typed);
}

export default function AdmissionSitting() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.admission.sitting;
  const back = `/office/competitions/${data.competition.id}/applications`;
  const options = data.members.map(({ id, name }) => ({ value: id, label: name }));
  const trouble = !data.may
    ? words.closed
    : data.undecided > 0
      ? words.undecided(data.undecided)
      : data.members.length === 0
        ? words.noRoster
        : null;
  return (
    <ConfirmPage
      title={words.title}
      lead={data.isCorrection ? words.correctionLead : words.lead}
      trail={officeTrail(t, data.competition, { to: back, label: t.admission.list.title })}
      answer={useActionData<typeof action>()}
      button={data.isCorrection ? words.correct : words.button}
      back={back}
      blocked={trouble !== null}
      body={trouble ? <Alert tone="warn">{trouble}</Alert> : null}
    >
      <Field
        type="datetime"
        name="heldAt"
        label={words.heldAt}
        hint={words.heldAtHint(zoneName(data.competition.zone, lang))}
        value={data.heldAt}
      />
      <Field name="place" label={words.place} limit={300} width="full" value={data.place} />
      <Field type="checkboxes" name="present" label={words.present} options={options} value={data.present} />
      <Field type="radio" name="chair" label={words.chair} options={options} value={data.chair} />
      <SittingVotes applications={data.applications} />
      {data.isCorrection ? (
        <Field name="reason" type="textarea" rows={3} label={words.reason} limit={500} width="full" />
      ) : null}
    </ConfirmPage>
  );
}
