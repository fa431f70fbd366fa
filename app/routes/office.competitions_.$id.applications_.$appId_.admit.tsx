import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "application.readByOffice",
  writes: "admission.admit",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.admit.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules, checks } = demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  const passed = new Set(checks.filter((check) => check.result !== "fail").map((check) => check.requirement));
  return {
    id: facts.applicationId,
    competition: { id: facts.id, title: facts.title },
    number: facts.number ?? 0,
    left: rules.requirements.filter(({ key }) => !passed.has(key)).length,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readForAdmission(who, args.params.id ?? "", args.params.appId ?? ""));
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await admitApplication(who, args.params.appId ?? "");
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/applications/${args.params.appId}?done=admitted`)
    : refusal(outcome);
}

export default function Admit() {
  const { id, competition, number, left } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.admit;
  const list = `/office/competitions/${competition.id}/applications`;
  const label = t.admission.page.kicker(number);
  return (
    <ConfirmPage
      title={words.title}
      trail={officeTrail(t, competition, { to: list, label: t.admission.list.title }, { to: `${list}/${id}`, label })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={left > 0 ? `${list}/${id}/checks` : `${list}/${id}`}
      blocked={left > 0}
      body={left > 0 ? <Alert tone="warn">{words.left(left)}</Alert> : <p>{words.body}</p>}
    />
  );
}
