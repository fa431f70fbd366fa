import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import type { StatePage } from "~/lifecycle/3-application/draft-history";
import { readState } from "~/lifecycle/3-application/draft-history.queries.server";
import { restoreSection } from "~/lifecycle/3-application/restore-section.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, refusal } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { DraftState } from "~/ui/application/draft-history";
import { sectionPath } from "~/ui/application/form-frame";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.readWork",
  writes: "application.edit",
} satisfies RouteHandle;

export const meta = pageMeta<{ state: StatePage }>((t, page) => page?.state.section ?? t.draft.history.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { state: demand(await readState(who, args.params.id!, args.params.state!)) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  const restored = await restoreSection(who, args.params.id!, args.params.state!);
  if (!restored.ok) return refusal(restored);
  return redirect(`${sectionPath(args.params.id!, restored.value.section)}?done=restored`);
}

export default function DraftStatePage() {
  const { state } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <DraftState state={state as StatePage} answer={answer} />;
}
