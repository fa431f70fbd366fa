import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { cancelUpload } from "~/lifecycle/3-application/cancel-upload.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.upload" } satisfies RouteHandle;

/** Forgets an upload that was begun: a button of the documents page, and of its script. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  demand(await cancelUpload(who, args.params.id!, args.params.upload!));
  return redirect(`/applicant/applications/${args.params.id}/documents?done=cancelled#said`);
}
