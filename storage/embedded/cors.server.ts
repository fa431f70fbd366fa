import type { IncomingMessage, ServerResponse } from "node:http";
import { s3Refusal } from "./refusal.server";

const methods = ["GET", "HEAD", "PUT", "POST", "DELETE"];

/** Lets pages of the listed origins read the answer; says nothing to any other origin. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void {
  const { origin } = request.headers;
  response.setHeader("vary", "Origin");
  if (!origin || !origins.includes(origin)) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "ETag, Content-Length, Content-Range");
}

/** Answers a preflight: yes to the listed origins, no to the rest. The only answer that needs no signature. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const method = request.headers["access-control-request-method"] ?? "";
  const allowed = response.hasHeader("access-control-allow-origin") && methods.includes(method);
  if (!allowed) throw s3Refusal("AccessDenied", "this origin is not in the list");
  response.setHeader("access-control-allow-methods", methods.join(", "));
  response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "");
  response.setHeader("access-control-max-age", "600");
  response.writeHead(200).end();
}
