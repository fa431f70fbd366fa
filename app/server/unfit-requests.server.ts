import type express from "express";
import { inBoth } from "./say.server";
import type { RequestContext } from "./session.server";

const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
const MAX_FORM_BYTES = 2 * 1024 * 1024;
/** So much of a body that is too large is still taken in: a browser shows our answer only after it has sent what it began. */
const MAX_HEARD_BYTES = 512 * 1024 * 1024;

/** Below every route: an address that no page has, in the area of the one that was asked for. */
export const NO_PAGE = "/-/-/-/-/-/-";

/** Refuses the methods that no page of ours uses, so that none of them passes for a button. */
export const refuseMethods: express.RequestHandler = (request, response, next) => {
  const { method } = request;
  if (method === "GET" || method === "HEAD" || method === "POST") return next();
  response.set("Allow", "GET, HEAD, POST");
  if (method === "OPTIONS") response.status(204).end();
  else
    response
      .status(405)
      .type("text")
      .send(inBoth((t) => t.unknownMethod));
};

/**
 * An address that cannot be read, or holds a NUL, names nothing: no text in the database can hold one, and asking would be
 * a fault. It is answered like any address without a page; a NUL in the query is nothing that somebody typed.
 */
export const refuseUnreadable: express.RequestHandler = (request, response, next) => {
  const [path = "", ...query] = request.originalUrl.split("?");
  const asked = query.join("?");
  if (!isReadable(path)) return showRefusal(request, response, { data: { reason: "notFound" }, status: 404 }, next);
  if (asked.includes("%00")) readdress(request, `${path}?${asked.replaceAll("%00", "")}`);
  next();
};

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    // why: half of an encoded letter makes no address.
    return false;
  }
}

/**
 * Lets go by what nobody has read of a body once the answer is out, such as that of a form whose session has ended: until it
 * is through, the connection takes no further request, and behind a proxy that may be somebody else's.
 */
export const hearOut: express.RequestHandler = (request, response, next) => {
  response.once("finish", () => {
    if (!request.complete) request.removeAllListeners("data").resume();
  });
  next();
};

/** Refuses bodies that are too large, or of an unknown size, before anything reads them. */
export const limitBody: express.RequestHandler = (request, response, next) => {
  if (request.method !== "POST") return next();
  const size = Number(request.headers["content-length"] ?? Number.NaN);
  const isUpload = /^(multipart\/form-data|application\/octet-stream)/i.test(request.headers["content-type"] ?? "");
  if (size <= (isUpload ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES)) return next();
  if (!Number.isFinite(size)) response.status(411).type("text").send("Length Required");
  else if (size > MAX_HEARD_BYTES || !isLookedAt(request.headers))
    response.status(413).set("Connection", "close").type("text").send("Payload Too Large");
  else request.resume().once("end", () => showRefusal(request, response, { data: {}, status: 413 }, next));
};

type Refused = NonNullable<RequestContext["refusal"]>;

/** Goes on to the error page instead of to what was asked for. */
function showRefusal(
  request: express.Request,
  response: express.Response,
  refusal: Refused,
  next: express.NextFunction,
): void {
  response.locals.refusal = refusal;
  if (request.method === "POST") request.method = "GET";
  readdress(request, `${refusal.status === 404 ? "" : request.path.replace(/\/$/, "")}${NO_PAGE}`);
  next();
}

function readdress(request: express.Request, to: string): void {
  request.url = to;
  request.originalUrl = to;
}

/** Somebody opens an address or sends a form in a browser, rather than a script or a tag of a page. */
export function isLookedAt(headers: Record<string, string | string[] | undefined>): boolean {
  const goal = headers["sec-fetch-dest"];
  return String(headers.accept ?? "").includes("text/html") && (!goal || goal === "document");
}
