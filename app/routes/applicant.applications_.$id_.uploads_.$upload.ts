import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { finishUpload } from "~/lifecycle/3-application/finish-upload.server";
import { FinishUploadForm } from "~/lifecycle/3-application/upload.form";
import { readUploadStatus } from "~/lifecycle/3-application/upload.queries.server";
import { refusedUpload, unfitUpload } from "~/lifecycle/3-application/upload-answer.server";
import { readForm } from "~/server/form.server";
import { whoOf } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "application.upload",
  writes: "application.upload",
} satisfies RouteHandle;

/** Which pieces of an upload are there, asked by the page's script after a lost link. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await whoOf(args);
  const status = await readUploadStatus(who, args.params.id!, args.params.upload!);
  return status.ok ? json(status.value) : refusedUpload(who, status);
}

/** All pieces are sent: the file is joined, checked and attached. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const form = await readForm(args.request, FinishUploadForm);
  if (!form.ok) return refusedUpload(who, { reason: "badInput" });
  const finished = await finishUpload(who, args.params.id!, args.params.upload!, form.value.sha256);
  if (!finished.ok) return refusedUpload(who, finished);
  return "unfit" in finished.value ? unfitUpload(who, finished.value.unfit) : json(finished.value);
}
