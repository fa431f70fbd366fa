import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { DeclareForm } from "~/lifecycle/3-application/application.form";
import { declareRequirements } from "~/lifecycle/3-application/declare.server";
import { declarationsOf, unanswered } from "~/lifecycle/3-application/declared";
import type { RequirementsPage } from "~/lifecycle/3-application/form-page";
import { readRequirements } from "~/lifecycle/3-application/requirements.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { RequirementsForm } from "~/ui/application/requirements-form";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.edit",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.shield.requirements.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = demand(await readRequirements(who, args.params.id!));
  return { page, done: new URL(args.request.url).searchParams.has("done") };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { asked } = demand(await readRequirements(who, args.params.id!));
  const form = await readForm(args.request, DeclareForm);
  if (!form.ok) return wrongFields(form.answer);
  const { declared } = form.value;
  const open = unanswered(asked, declared);
  if (open.length > 0)
    return wrongFields({
      typed: form.typed,
      errors: Object.fromEntries(open.map((name) => [name, { code: "requiredChoice" }])),
    });
  const outcome = await declareRequirements(who, args.params.id!, declarationsOf(declared));
  return outcome.ok
    ? redirect(`/applicant/applications/${args.params.id}/requirements?done`)
    : refusal(outcome, form.typed);
}

export default function Requirements() {
  const { page, done } = useLoaderData<typeof loader>();
  return <RequirementsForm page={page as RequirementsPage} answer={useActionData<typeof action>()} done={done} />;
}
