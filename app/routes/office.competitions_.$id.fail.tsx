import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { failCompetition } from "~/lifecycle/4-admission/fail-competition.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "competition.manage", writes: "competition.fail" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.fail.title);

export async function loader(args: LoaderFunctionArgs) {
  const { facts } = demand(await competitionForOffice(await requirePerson(args), args.params.id));
  return { id: facts.id, title: facts.title };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await failCompetition(who, args.params.id ?? "");
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}/applications?done=failed`) : refusal(outcome);
}

export default function FailCompetition() {
  const facts = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.admission.fail;
  const back = `/office/competitions/${facts.id}/applications`;
  return (
    <ConfirmPage
      title={words.title}
      trail={officeTrail(t, facts, { to: back, label: t.admission.list.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      danger
      body={<p>{words.body}</p>}
    />
  );
}
