import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ReconsiderForm } from "~/lifecycle/4-admission/admission.form";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { reconsiderApplication } from "~/lifecycle/4-admission/reconsider-application.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "application.readByOffice",
  writes: "admission.reconsider",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.reconsider.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts } = demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    number: facts.number ?? 0,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", appId = "" } = args.params;
  demand(await readForAdmission(who, id, appId));
  const form = await readForm(args.request, ReconsiderForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await reconsiderApplication(who, appId, form.value.reason);
  return outcome.ok
    ? redirect(`/office/competitions/${id}/applications/${appId}?done=reconsidered`)
    : refusal(outcome, form.typed);
}

export default function Reconsider() {
  const { id, competition, number } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.reconsider;
  const list = `/office/competitions/${competition.id}/applications`;
  const label = t.admission.page.kicker(number);
  return (
    <ConfirmPage
      title={words.title}
      kicker={label}
      lead={words.lead}
      trail={officeTrail(t, competition, { to: list, label: t.admission.list.title }, { to: `${list}/${id}`, label })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={`${list}/${id}`}
      danger
    >
      <Field name="reason" type="textarea" rows={3} label={words.reason} hint={words.reasonHint} limit={1000} />
    </ConfirmPage>
  );
}
