import { createHash } from "node:crypto";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import type { RequestContext } from "~/server/session.server";
import { IncidentContext } from "~/ui/error-page";

/**
 * Renders a page whole: no streaming, since nothing in the browser would take it up, and an exact length and tag let
 * a slow link skip what it has.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: Partial<RequestContext>,
): Response {
  const page = renderToString(
    <IncidentContext.Provider value={context.requestId ?? null}>
      <RemixServer context={remix} url={request.url} />
    </IncidentContext.Provider>,
  );
  const body = `<!DOCTYPE html>${page}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (status !== 200) return new Response(body, { status, headers });

  const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers.set("ETag", tag);
  if (request.headers.get("If-None-Match") === tag) return new Response(null, { status: 304, headers });
  headers.set("Content-Length", String(Buffer.byteLength(body)));
  return new Response(body, { status, headers });
}
