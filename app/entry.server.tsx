import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { DataFunctionArgs, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { logFault } from "~/server/log.server";
import type { RequestContext } from "~/server/session.server";
import { IncidentContext } from "~/ui/error-page";
import { finished } from "~/ui/finished";
import { isPublicPath } from "~/ui/page";

export { closeApp, openApp, watchStatements } from "~/server/app.server";

const GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/;

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
  const page = renderToStaticMarkup(
    <IncidentContext.Provider value={context.requestId ?? null}>
      <RemixServer context={remix} url={request.url} />
    </IncidentContext.Provider>,
  );
  const body = Buffer.from(`<!DOCTYPE html>${finished(page)}`);
  headers.set("Content-Type", "text/html; charset=utf-8");
  finish(request, headers, context);
  if (status !== 200 || headers.get("Cache-Control")?.includes("no-store"))
    return answer(request, body, status, headers);

  const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers.set("ETag", tag);
  if (request.headers.get("If-None-Match") === tag) return new Response(null, { status: 304, headers });
  return answer(request, body, status, headers);
}

/** Pages are packed here and at once: a few tens of kilobytes cost less than handing them to another thread and back. */
function answer(request: Request, page: Buffer<ArrayBuffer>, status: number, headers: Headers): Response {
  const isPacked = GZIP.test(request.headers.get("Accept-Encoding") ?? "");
  const body = isPacked ? gzipSync(page, { level: 4 }) : page;
  headers.append("Vary", "Accept-Encoding");
  if (isPacked) headers.set("Content-Encoding", "gzip");
  headers.set("Content-Length", String(body.length));
  return new Response(body, { status, headers });
}

/** Loader data by themselves carry the same cookies and are kept by nobody. */
export function handleDataRequest(response: Response, { request, context }: DataFunctionArgs): Response {
  finish(request, response.headers, context as Partial<RequestContext>);
  return response;
}

/** Bugs are logged once, with the number that the error page shows; a refusal is an answer, not a bug. */
export function handleError(error: unknown, { request, context }: DataFunctionArgs): void {
  if (!request.signal.aborted && !isRefusal(error) && !isOldDataWarning(error))
    logFault(error, request, (context as Partial<RequestContext> | undefined)?.requestId);
}

/** A thrown response, or `data()` thrown by a resource route, with a status below 500. */
function isRefusal(error: unknown): boolean {
  return (error instanceof Response || isRouteErrorResponse(error)) && error.status < 500;
}

/** Anybody can ask for `?_data=`, which no page of ours does; Remix refuses it and warns of it as if we had. */
function isOldDataWarning(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Warning: Single fetch-enabled apps");
}

/** Pages of people who signed in stay in no cache: libraries share computers. */
function finish(request: Request, headers: Headers, context: Partial<RequestContext>): void {
  for (const cookie of context.setCookies ?? []) headers.append("Set-Cookie", cookie);
  if (!headers.has("Cache-Control"))
    headers.set(
      "Cache-Control",
      isPublicPath(new URL(request.url).pathname) ? "private, no-cache" : "private, no-store",
    );
}
