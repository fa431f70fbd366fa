import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { beginUpload } from "~/lifecycle/3-application/begin-upload.server";
import { BeginUploadForm } from "~/lifecycle/3-application/upload.form";
import { refusedUpload, unfitUpload } from "~/lifecycle/3-application/upload-answer.server";
import { readForm } from "~/server/form.server";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.edit" } satisfies RouteHandle;

/** The page's script announces a file, and hears which of its pieces are there already. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const form = await readForm(args.request, BeginUploadForm);
  if (!form.ok) return refusedUpload(who, { reason: "badInput" });
  const begun = await beginUpload(who, args.params.id!, form.value);
  if (!begun.ok) return refusedUpload(who, begun);
  return "unfit" in begun.value ? unfitUpload(who, begun.value.unfit) : json(begun.value);
}
