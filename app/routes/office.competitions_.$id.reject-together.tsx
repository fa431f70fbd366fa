import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { moveTogether } from "~/lifecycle/4-admission/move-together.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { summaryQuery } from "~/lifecycle/4-admission/together";
import { RejectTogetherForm } from "~/lifecycle/4-admission/together.form";
import { readTogether } from "~/lifecycle/4-admission/together.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { TogetherPage } from "~/ui/admission/together-page";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "admission.reject" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.together.titles.reject);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const { competition, mayDecide, rows, isCut, grounds } = demand(await readTogether(who, args.params.id ?? "", query));
  return { competition, mayDecide, rows, isCut, grounds };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readTogether(who, id, new URLSearchParams()));
  const form = await readForm(args.request, RejectTogetherForm);
  if (!form.ok) return wrongFields(form.answer);
  const { ids, ...said } = form.value;
  const outcome = await moveTogether(who, id, { ids, move: "reject", by: (one) => rejectApplication(who, one, said) });
  return outcome.ok
    ? redirect(`/office/competitions/${id}/applications${summaryQuery(outcome.value)}`)
    : refusal(outcome, form.typed);
}

export default function RejectTogether() {
  const { grounds, ...data } = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <TogetherPage move="reject" {...data} answer={useActionData<typeof action>()}>
      <Field
        type="radio"
        name="ground"
        label={t.admission.reject.ground}
        options={grounds.map((one) => ({ value: one.key, label: one.title, hint: one.clause }))}
      />
      <Field
        type="textarea"
        name="text"
        label={t.admission.reject.text}
        hint={t.admission.reject.textHint}
        limit={3000}
      />
    </TogetherPage>
  );
}
