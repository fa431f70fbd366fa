import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { moveTogether } from "~/lifecycle/4-admission/move-together.server";
import { summaryQuery } from "~/lifecycle/4-admission/together";
import { AdmitTogetherForm } from "~/lifecycle/4-admission/together.form";
import { readTogether } from "~/lifecycle/4-admission/together.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { TogetherPage } from "~/ui/admission/together-page";
import { pageMeta } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "admission.admit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.together.titles.admit);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const { competition, mayDecide, rows, isCut } = demand(await readTogether(who, args.params.id ?? "", query));
  return { competition, mayDecide, rows, isCut };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readTogether(who, id, new URLSearchParams()));
  const form = await readForm(args.request, AdmitTogetherForm);
  if (!form.ok) return wrongFields(form.answer);
  const { ids } = form.value;
  const outcome = await moveTogether(who, id, { ids, move: "admit", by: (one) => admitApplication(who, one) });
  return outcome.ok
    ? redirect(`/office/competitions/${id}/applications${summaryQuery(outcome.value)}`)
    : refusal(outcome, form.typed);
}

export default function AdmitTogether() {
  const data = useLoaderData<typeof loader>();

  return <TogetherPage move="admit" {...data} answer={useActionData<typeof action>()} />;
}
