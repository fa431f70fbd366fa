import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "./answer.server";
import { type Buckets, openBuckets } from "./buckets.server";
import { readCall } from "./call.server";
import { allowOrigin, answerPreflight } from "./cors.server";
import { codeOf, statusOf } from "./refusal.server";
import { sendXml } from "./send.server";

export type EmbeddedS3Options = {
  dataDir: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** Origins whose pages may call the store from a browser; none by default. */
  corsOrigins?: readonly string[];
};

/**
 * Starts an S3-compatible store on loopback, with its objects in `dataDir`.
 * One node, no replication, no versions: for development, demonstrations and small installations with backups.
 */
export async function startEmbeddedS3(
  options: EmbeddedS3Options,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const buckets = await openBuckets(options.dataDir);
  const server = createServer((request, response) => void serve(request, response, buckets, options));
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");

  async function close(): Promise<void> {
    const closed = once(server, "close");
    server.close();
    server.closeIdleConnections();
    const impatience = setTimeout(() => server.closeAllConnections(), 5_000);
    await closed;
    clearTimeout(impatience);
  }
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function serve(request: IncomingMessage, response: ServerResponse, buckets: Buckets, options: EmbeddedS3Options) {
  // why: an object is somebody's upload; no browser may run it or guess what it is.
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "sandbox; default-src 'none'");
  response.setHeader("cache-control", "private, no-store");
  try {
    allowOrigin(request, response, options.corsOrigins ?? []);
    if (request.method === "OPTIONS") answerPreflight(request, response);
    else await answer(readCall(request), response, buckets, options);
  } catch (error) {
    refuse(error, request, response);
  }
}

function refuse(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const code = codeOf(error);
  if (response.headersSent || (request.destroyed && !request.complete)) {
    response.destroy();
    return;
  }
  if (code === "InternalError") console.error("embedded store:", error);
  // why: a client that is still sending reads the answer only when the rest has been taken.
  request.resume();
  const message = error instanceof Error && code !== "InternalError" ? error.message : code;
  if (request.method === "HEAD") response.writeHead(statusOf(code)).end();
  else
    sendXml(response, statusOf(code), "Error", [
      ["Code", code],
      ["Message", message],
    ]);
}
