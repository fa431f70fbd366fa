import type { IncomingMessage } from "node:http";
import { s3Refusal } from "./refusal.server";

/** One request, taken apart. `path` and `query` keep what the signature needs: the segments and pairs as they were sent. */
export type S3Call = {
  request: IncomingMessage;
  body: AsyncIterable<Buffer>;
  method: string;
  bucket: string;
  key: string;
  path: string[];
  query: Map<string, string>;
  header(name: string): string | undefined;
  /** An `x-amz-…` value from the headers, or from the query of an address signed beforehand. */
  amz(name: string): string | undefined;
};

/** Reads method, bucket, key and query. Refuses what cannot be decoded and a parameter named twice. */
export function readCall(request: IncomingMessage): S3Call {
  const [rawPath = "/", ...rest] = (request.url ?? "/").split("?");
  const path = rawPath.split("/").slice(1).map(decoded);
  const query = readQuery(rest.join("?"));
  const header = (name: string) => request.headersDistinct[name]?.join(",");
  return {
    request,
    // why: leaving the body unread must not close the connection before the refusal is sent.
    body: { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) },
    method: request.method ?? "GET",
    bucket: path[0] ?? "",
    key: path.slice(1).join("/"),
    path,
    query,
    header,
    amz: (name) => header(name) ?? query.get(name),
  };
}

function readQuery(raw: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of raw.split("&").filter(Boolean)) {
    const [name = "", ...value] = pair.split("=");
    if (query.has(decoded(name))) throw s3Refusal("InvalidArgument", "a query parameter is repeated");
    query.set(decoded(name), decoded(value.join("=")));
  }
  return query;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Refusal("InvalidURI");
  }
}

const subresources = [
  "accelerate",
  "acl",
  "analytics",
  "cors",
  "encryption",
  "intelligent-tiering",
  "inventory",
  "legal-hold",
  "lifecycle",
  "logging",
  "metrics",
  "notification",
  "object-lock",
  "ownershipControls",
  "policy",
  "publicAccessBlock",
  "replication",
  "requestPayment",
  "restore",
  "retention",
  "select",
  "tagging",
  "torrent",
  "versioning",
  "versions",
  "versionId",
  "website",
];
const unsupported = /^x-amz-(server-side-encryption|object-lock|tagging|grant|website|storage-class|copy-source-range)/;

/** Refuses what this store does not do, rather than answer as if it had done it. */
export function refuseUnsupported(call: S3Call): void {
  const named = [...call.query.keys(), ...Object.keys(call.request.headers)];
  if (subresources.some((name) => call.query.has(name))) throw s3Refusal("NotImplemented");
  if (named.some((name) => unsupported.test(name.toLowerCase()))) throw s3Refusal("NotImplemented");
  if ((call.amz("x-amz-acl") ?? "private") !== "private") throw s3Refusal("NotImplemented", "objects are private");
}

/** Refuses a key that S3 does not take, or that could never be listed: XML has no control characters. */
export function checkedKey(key: string): string {
  if (!key || /\p{Cc}/u.test(key)) throw s3Refusal("InvalidArgument", "control characters in the key");
  if (Buffer.byteLength(key) > 1024) throw s3Refusal("KeyTooLongError");
  return key;
}
