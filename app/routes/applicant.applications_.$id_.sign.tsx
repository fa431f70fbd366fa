import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { SignForm } from "~/lifecycle/3-application/application.form";
import { signApplication } from "~/lifecycle/3-application/sign-application.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.sign",
} satisfies RouteHandle;

export function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applicant/applications/${params.id}`);
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { seen } = demandForm(await readForm(args.request, SignForm));
  demand(await signApplication(who, args.params.id!, seen));
  return redirect(`/applicant/applications/${args.params.id}/check#sign`);
}

/** Shown only where a refusal is: the layout's error page says why. */
export default function Signed() {
  return null;
}
