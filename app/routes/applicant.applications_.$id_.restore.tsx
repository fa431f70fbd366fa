import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { restoreDraft } from "~/lifecycle/3-application/restore-draft.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.restore",
} satisfies RouteHandle;

export function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applicant/applications/${params.id}`);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  demand(await restoreDraft(who, args.params.id!));
  return redirect(`/applicant/applications/${args.params.id}?done=restored`);
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Restored() {
  return null;
}
