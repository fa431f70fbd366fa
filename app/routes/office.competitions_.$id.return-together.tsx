import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { moveTogether } from "~/lifecycle/4-admission/move-together.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { summaryQuery } from "~/lifecycle/4-admission/together";
import { ReturnTogetherForm } from "~/lifecycle/4-admission/together.form";
import { readTogether } from "~/lifecycle/4-admission/together.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { TogetherPage } from "~/ui/admission/together-page";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "admission.return" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.together.titles.return);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const { competition, mayDecide, rows, isCut, sections } = demand(
    await readTogether(who, args.params.id ?? "", query),
  );
  return { competition, mayDecide, rows, isCut, sections };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readTogether(who, id, new URLSearchParams()));
  const form = await readForm(args.request, ReturnTogetherForm);
  if (!form.ok) return wrongFields(form.answer);
  const { ids, ...said } = form.value;
  const outcome = await moveTogether(who, id, { ids, move: "return", by: (one) => returnApplication(who, one, said) });
  return outcome.ok
    ? redirect(`/office/competitions/${id}/applications${summaryQuery(outcome.value)}`)
    : refusal(outcome, form.typed);
}

export default function ReturnTogether() {
  const { sections, ...data } = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <TogetherPage move="return" {...data} answer={useActionData<typeof action>()}>
      <Field type="checkboxes" name="sections" label={t.admission.return.sections} options={sections} />
      <Field
        type="textarea"
        name="remarks"
        label={t.admission.return.remarks}
        hint={t.admission.return.remarksHint}
        limit={3000}
      />
    </TogetherPage>
  );
}
