import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { takePiece } from "~/lifecycle/3-application/take-piece.server";
import { PIECE_BYTES } from "~/lifecycle/3-application/upload";
import { refusedUpload } from "~/lifecycle/3-application/upload-answer.server";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.upload" } satisfies RouteHandle;

/** One piece of an upload as the body of the request, its SHA-256 in the header `x-sha256`. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const { id, upload, piece } = args.params;
  const { body, headers } = args.request;
  const number = /^\d{1,4}$/.test(piece!) ? Number(piece) : Number.POSITIVE_INFINITY;
  // why: Node's streams of the web can be read in turn, which their types of the browser do not say.
  const bytes = (body ?? []) as unknown as AsyncIterable<Uint8Array>;
  const length = Number(headers.get("content-length"));
  const taken = await takePiece(who, id!, upload!, { number, length, sha256: headers.get("x-sha256") ?? "", bytes });
  if (taken.ok) return json({ taken: number });
  // why: over a slow link a browser hears our answer only when it has sent what it began; what is no piece at all is cut off.
  if (length <= PIECE_BYTES) for await (const _ of bytes);
  return refusedUpload(who, taken);
}
