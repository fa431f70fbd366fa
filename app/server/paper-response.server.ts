import type { RenderedPaper } from "~/papers/render.server";
import { attachment, harmless } from "~storage/download.server";

/** A rendered paper as an answer to be saved. `isPublic` lets caches keep it for a while: it is the same for everybody. */
export function paperResponse({ bytes, contentType, fileName }: RenderedPaper, isPublic = false): Response {
  return new Response(bytes as BodyInit, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": attachment(fileName),
      "Cache-Control": isPublic ? "public, max-age=300" : "private, no-store",
      ...harmless,
    },
  });
}
