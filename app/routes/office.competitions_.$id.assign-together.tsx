import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { assignChecker } from "~/lifecycle/4-admission/assign-checker.server";
import { moveTogether } from "~/lifecycle/4-admission/move-together.server";
import { summaryQuery } from "~/lifecycle/4-admission/together";
import { AssignTogetherForm } from "~/lifecycle/4-admission/together.form";
import { readTogether } from "~/lifecycle/4-admission/together.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { TogetherPage } from "~/ui/admission/together-page";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "admission.assign" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.together.titles.assign);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const { competition, mayDecide, rows, isCut, checkers } = demand(
    await readTogether(who, args.params.id ?? "", query),
  );
  return { competition, mayDecide, rows, isCut, checkers };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readTogether(who, id, new URLSearchParams()));
  const form = await readForm(args.request, AssignTogetherForm);
  if (!form.ok) return wrongFields(form.answer);
  const { ids, ...said } = form.value;
  const outcome = await moveTogether(who, id, {
    ids,
    move: "assign",
    by: (one) => assignChecker(who, one, said.checker),
  });
  return outcome.ok
    ? redirect(`/office/competitions/${id}/applications${summaryQuery(outcome.value)}`)
    : refusal(outcome, form.typed);
}

export default function AssignTogether() {
  const { checkers, ...data } = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <TogetherPage move="assign" {...data} answer={useActionData<typeof action>()}>
      <Field
        type="radio"
        name="checker"
        label={t.admission.together.checker}
        options={[
          ...checkers.map(({ id, name }) => ({ value: id, label: name })),
          { value: "", label: t.admission.together.nobody },
        ]}
      />
    </TogetherPage>
  );
}
