import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { termOf } from "~/lifecycle/2-announcement/terms";
import { ReturnForm } from "~/lifecycle/4-admission/admission.form";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { termText } from "~/ui/announcement/rule-words";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "application.readByOffice",
  writes: "admission.return",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.return.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, version, rules, corrections } = demand(
    await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""),
  );
  const { allowed, times } = rules.correction;
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    number: facts.number ?? 0,
    sections: version.template.sections.map(({ key, title }) => ({ value: key, label: title })),
    term: termOf(rules, "correction") ?? { days: 0, unit: "calendar" as const },
    hindrance: allowed ? (corrections.length >= times ? ("usedUp" as const) : null) : ("notAllowed" as const),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  const form = await readForm(args.request, ReturnForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await returnApplication(who, args.params.appId ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/applications/${args.params.appId}?done=returned`)
    : refusal(outcome, form.typed);
}

export default function Return() {
  const { id, competition, number, sections, term, hindrance } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.return;
  const list = `/office/competitions/${competition.id}/applications`;
  const label = t.admission.page.kicker(number);
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead(termText(t, term))}
      trail={officeTrail(t, competition, { to: list, label: t.admission.list.title }, { to: `${list}/${id}`, label })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={`${list}/${id}`}
      blocked={hindrance !== null}
      body={hindrance ? <Alert tone="warn">{words[hindrance]}</Alert> : null}
    >
      <Field type="checkboxes" name="sections" label={words.sections} options={sections} />
      <Field type="textarea" name="remarks" label={words.remarks} hint={words.remarksHint} limit={3000} />
    </ConfirmPage>
  );
}
