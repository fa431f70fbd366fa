import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { RemoveForm } from "~/lifecycle/3-application/application.form";
import { removeAttachment } from "~/lifecycle/3-application/remove-attachment.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.edit",
} satisfies RouteHandle;

export function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applicant/applications/${params.id}/documents`);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { attachment } = demandForm(await readForm(args.request, RemoveForm));
  demand(await removeAttachment(who, args.params.id!, attachment));
  return redirect(`/applicant/applications/${args.params.id}/documents?done=removed`);
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Removed() {
  return null;
}
