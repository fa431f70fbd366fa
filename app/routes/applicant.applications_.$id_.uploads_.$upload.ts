import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { type End, finishUpload } from "~/lifecycle/3-application/finish-upload.server";
import { type SentBytes, sentIn } from "~/lifecycle/3-application/take-piece.server";
import { FinishUploadForm } from "~/lifecycle/3-application/upload.form";
import { readUploadStatus } from "~/lifecycle/3-application/upload.queries.server";
import { refusedUpload, unfitUpload } from "~/lifecycle/3-application/upload-answer.server";
import { refused } from "~/lifecycle/outcome";
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

/** All pieces are sent, or the rest of them is the body of this request: the file is joined, checked and attached. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const rest = restIn(args.request);
  const end = rest ? restEnd(args.request, rest) : await plainEnd(args.request);
  const finished = end ? await finishUpload(who, args.params.id!, args.params.upload!, end) : refused("badInput");
  if (finished.ok) return "unfit" in finished.value ? unfitUpload(who, finished.value.unfit) : json(finished.value);
  return refusedUpload(who, finished);
}

/** Bytes of the file as the body, from the piece in the header `x-from-piece` on. */
function restIn(request: Request): SentBytes | undefined {
  const isBytes = request.headers.get("content-type") === "application/octet-stream";
  return isBytes ? sentIn(request, request.headers.get("x-from-piece")) : undefined;
}

function restEnd(request: Request, rest: SentBytes): End | undefined {
  const read = FinishUploadForm.safeParse({ sha256: request.headers.get("x-sha256-of-all") });
  return read.data && { ...read.data, rest };
}

async function plainEnd(request: Request): Promise<End | undefined> {
  const form = await readForm(request, FinishUploadForm);
  return form.ok ? form.value : undefined;
}
