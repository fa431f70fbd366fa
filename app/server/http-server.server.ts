import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import helmet from "helmet";
import { branchesOf } from "./branches.server";
import type { Config } from "./config.server";
import { withRefusalPages } from "./refusal-pages.server";
import { pagesWithoutPolicy } from "./route-policies.server";
import { refuseForeignOrigin } from "./same-origin.server";
import type { RequestContext } from "./session.server";
import { hearOut, limitBody, refuseMethods, refuseUnreadable } from "./unfit-requests.server";

const GRACE_MS = 10_000;
/** Longer than proxies keep theirs (60 s as a rule), or they send into a connection that has just ended; and a slow link greets seldom. */
const IDLE_MS = 65_000;
/** A file of 10 MB by the plain form over 10 kB/s. */
const LONGEST_REQUEST_MS = 20 * 60_000;
/** The only script that may answer for pages, and only for an applicant's own applications. */
const DRAFT_WORKER = /[/\\]draft-worker-[\w-]+\.js$/;

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
  },
};

/** Asks a handler of files only for those that are there, so that no page waits for a look at the disk. */
function only(names: string[], handler: express.Handler): express.Handler {
  const there = new Set(names);
  return (request, response, next) =>
    there.has(request.path.split("/")[1] ?? "") ? handler(request, response, next) : next();
}

function requestContext(request: express.Request, response: express.Response): RequestContext {
  return {
    arrivedAt: response.locals.arrivedAt,
    requestId: response.locals.requestId,
    ip: request.ip ?? "",
    refusal: response.locals.refusal,
    setCookies: [],
  };
}

/** One handler of Remix for each branch of the routes, made when it is asked for first. */
function pagesOf(build: ServerBuild): express.Handler {
  const branchOf = branchesOf(build);
  const handlers = new WeakMap<ServerBuild, express.Handler>();
  return (request, response, next) => {
    const branch = branchOf(request.originalUrl);
    let handler = handlers.get(branch);
    if (!handler) {
      handler = createRequestHandler({ build: branch, mode: "production", getLoadContext: requestContext as never });
      handlers.set(branch, handler);
    }
    return handler(request, response, next);
  };
}

/** The Express application around a Remix build: limits, headers and the check of origins come before Remix sees anything. */
export function makeServer(build: ServerBuild, config: Config): express.Express {
  const missing = pagesWithoutPolicy(build);
  if (missing.length > 0) throw new Error(`routes without a row of the policy table: ${missing.join(", ")}`);

  const clientFolder = fileURLToPath(new URL("../../build/client", import.meta.url));
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  app.use((request, response, next) => {
    response.locals.arrivedAt = performance.now();
    response.locals.requestId = randomUUID();
    // Remix would believe this header of anybody.
    delete request.headers["x-forwarded-host"];
    next();
  });
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.use(
    helmet({
      contentSecurityPolicy,
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: config.secure ? { maxAge: 31_536_000 } : false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(hearOut);
  app.use(refuseForeignOrigin(config));
  app.use(refuseMethods);
  app.use(refuseUnreadable);
  app.use(limitBody);
  app.use(compression({ level: 4 }));
  app.use(
    "/assets",
    express.static(`${clientFolder}/assets`, {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
      setHeaders: (response, path) => {
        if (DRAFT_WORKER.test(path)) response.set("Service-Worker-Allowed", "/applicant/applications/");
      },
    }),
  );
  app.use(only(readdirSync(clientFolder), express.static(clientFolder, { maxAge: "1h", index: false })));
  app.all("*", pagesOf(withRefusalPages(build)));
  return app;
}

/** Serves until `close`: then it stops accepting, lets requests under way finish for ten seconds, and cuts the rest. */
export async function listen(build: ServerBuild, config: Config): Promise<{ port: number; close(): Promise<void> }> {
  const app = makeServer(build, config);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(config.port, config.host, () => resolve(listening)).on("error", reject);
  });
  server.keepAliveTimeout = IDLE_MS;
  server.headersTimeout = IDLE_MS + 1_000;
  server.requestTimeout = LONGEST_REQUEST_MS;
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : config.port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
