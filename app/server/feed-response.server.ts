import { harmless } from "~storage/download.server";

/** A feed as an answer: the same for everybody, so that caches keep it for a while. */
export function feedResponse(text: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      ...harmless,
    },
  });
}
