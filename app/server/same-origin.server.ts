import type express from "express";
import type { Config } from "./config.server";
import { inBoth } from "./say.server";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

function originOf(value: string | undefined): string | null {
  if (!value || value === "null") return null;
  try {
    return new URL(value).origin;
  } catch {
    // why: what is no address names no origin, and is refused like a foreign one.
    return null;
  }
}

/**
 * Lets an unsafe request through only when the browser says that it comes from our own pages: `Origin` must be ours, or
 * without it the origin of `Referer`; with neither the answer is 403 (C5). Remix checks only some of its requests.
 */
export function refuseForeignOrigin(config: Pick<Config, "baseUrl" | "secure">): express.RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next();
    const said =
      request.headers.origin === undefined ? originOf(request.headers.referer) : originOf(request.headers.origin);
    const site = request.headers["sec-fetch-site"];
    const own = said === config.baseUrl || (!config.secure && said === `http://${request.headers.host}`);
    if (own && (site === undefined || site === "same-origin")) return next();
    response
      .status(403)
      .type("text")
      .send(inBoth((t) => t.foreignRequest));
  };
}
