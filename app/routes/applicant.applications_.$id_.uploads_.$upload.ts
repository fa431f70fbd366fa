import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { type End, finishUpload } from "~/lifecycle/3-application/finish-upload.server";
import { hearOut, pieceIn } from "~/lifecycle/3-application/take-piece.server";
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

/** All pieces are sent, or the last one is the body of this request: the file is joined, checked and attached. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const end = await endOf(args.request);
  if (!end) return refusedUpload(who, { reason: "badInput" });
  const finished = await finishUpload(who, args.params.id!, args.params.upload!, end);
  if (finished.ok) return "unfit" in finished.value ? unfitUpload(who, finished.value.unfit) : json(finished.value);
  if (end.last) await hearOut(end.last);
  return refusedUpload(who, finished);
}

/** The fields of a form, or with a piece as the body the headers `x-sha256-of-all` and `x-piece`. */
async function endOf(request: Request): Promise<End | undefined> {
  if (request.headers.get("content-type") === "application/octet-stream") {
    const read = FinishUploadForm.safeParse({ sha256: request.headers.get("x-sha256-of-all") });
    return read.data && { ...read.data, last: pieceIn(request, request.headers.get("x-piece")) };
  }
  const form = await readForm(request, FinishUploadForm);
  return form.ok ? form.value : undefined;
}
