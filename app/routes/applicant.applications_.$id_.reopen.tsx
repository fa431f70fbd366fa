import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { EmptyForm } from "~/lifecycle/3-application/application.form";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.reopen",
} satisfies RouteHandle;

export function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applicant/applications/${params.id}`);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, EmptyForm));
  demand(await reopenApplication(who, args.params.id!, () => waitedMs(args)));
  return redirect(`/applicant/applications/${args.params.id}?done=reopened`);
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Reopened() {
  return null;
}
