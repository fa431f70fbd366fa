import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { openBody } from "./body.server";
import { type Bucket, type ObjectFacts, type OpenObject, withIncoming } from "./bucket.server";
import type { S3Call } from "./call.server";
import { startChecksum } from "./checksums.server";
import { byteRange } from "./range.server";
import { s3Refusal } from "./refusal.server";
import { sendXml } from "./send.server";
import type { Signed } from "./signature.server";

const keptHeaders = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];

const readAtOnce = 128 * 1024;

/** PUT of a whole object; with If-None-Match: * only where there is none yet. */
export async function putObject(bucket: Bucket, call: S3Call, signed: Signed, response: ServerResponse): Promise<void> {
  const onlyNew = readCondition(call);
  const headers = headersToKeep(call);
  const body = openBody(call, signed);
  await withIncoming(bucket, body.bytes, async (path) => {
    const { size, tag, checksums } = body.verify();
    const etag = `"${tag.toString("hex")}"`;
    await bucket.keep(
      path,
      { key: call.key, size, etag, modified: new Date().toISOString(), headers, checksums },
      onlyNew,
    );
    response.writeHead(200, { etag, ...checksumHeaders(checksums) }).end();
  });
}

/** PUT with x-amz-copy-source: the bytes of another object under a new key, with its headers or with the request's. */
export async function copyObject(
  source: OpenObject,
  bucket: Bucket,
  call: S3Call,
  response: ServerResponse,
): Promise<void> {
  const replace = call.amz("x-amz-metadata-directive") === "REPLACE";
  const onlyNew = readCondition(call);
  const md5 = startChecksum("md5");
  async function* bytes() {
    for await (const part of source.file.createReadStream()) {
      md5.add(part);
      yield part as Buffer;
    }
  }
  await withIncoming(bucket, bytes(), async (path) => {
    const { size, checksums } = source.facts;
    const facts = {
      key: call.key,
      size,
      etag: `"${md5.digest().toString("hex")}"`,
      modified: new Date().toISOString(),
    };
    const headers = replace ? headersToKeep(call) : source.facts.headers;
    await bucket.keep(path, { ...facts, headers, checksums }, onlyNew);
    sendXml(response, 200, "CopyObjectResult", [
      ["LastModified", facts.modified],
      ["ETag", facts.etag],
    ]);
  });
}

/** GET and HEAD: the whole object or one range of it. */
export async function getObject(bucket: Bucket, call: S3Call, response: ServerResponse): Promise<void> {
  const opened = call.method === "HEAD" ? undefined : await bucket.open(call.key);
  const facts = opened?.facts ?? bucket.facts(call.key);
  try {
    const unchanged = call.header("if-none-match") === facts.etag;
    if ((call.header("if-match") ?? facts.etag) !== facts.etag) throw s3Refusal("PreconditionFailed");
    const headers = {
      ...facts.headers,
      ...overrides(call),
      etag: facts.etag,
      "last-modified": new Date(facts.modified).toUTCString(),
    };
    if (unchanged) {
      response.writeHead(304, headers).end();
      return;
    }
    const range = byteRange(call.header("range"), facts.size);
    const wantsChecksum = !range && call.amz("x-amz-checksum-mode")?.toUpperCase() === "ENABLED";
    response.writeHead(range ? 206 : 200, {
      ...headers,
      ...(wantsChecksum ? checksumHeaders(facts.checksums) : {}),
      ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${facts.size}` } : {}),
      "accept-ranges": "bytes",
      "content-length": range ? range.end - range.start + 1 : facts.size,
    });
    if (!opened || facts.size === 0) response.end();
    else
      await pipeline(opened.file.createReadStream({ ...range, autoClose: false, highWaterMark: readAtOnce }), response);
  } finally {
    await opened?.file.close();
  }
}

/** Whether the request may only create. Refuses conditions that this store does not know. */
export function readCondition(call: S3Call): boolean {
  const condition = call.header("if-none-match");
  if (call.header("if-match") || (condition && condition !== "*"))
    throw s3Refusal("NotImplemented", "only If-None-Match: *");
  return condition === "*";
}

/** The headers of a request that belong to the object. */
export function headersToKeep(call: S3Call): ObjectFacts["headers"] {
  const names = Object.keys(call.request.headers).filter(
    (name) => keptHeaders.includes(name) || name.startsWith("x-amz-meta-"),
  );
  const kept = Object.fromEntries(names.map((name) => [name, call.header(name) ?? ""]));
  const encoding = kept["content-encoding"]
    ?.split(",")
    .filter((one) => one.trim() !== "aws-chunked")
    .join(",");
  const { "content-encoding": _, ...rest } = kept;
  return { "content-type": "binary/octet-stream", ...rest, ...(encoding ? { "content-encoding": encoding } : {}) };
}

function overrides(call: S3Call): Record<string, string> {
  const asked = keptHeaders.map((name) => [name, call.query.get(`response-${name}`)] as const);
  return Object.fromEntries(asked.filter((pair): pair is [string, string] => pair[1] !== undefined).map(checkedHeader));
}

function checkedHeader([name, value]: [string, string]): [string, string] {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw s3Refusal("InvalidArgument", `response-${name}`);
  return [name, value];
}

function checksumHeaders(checksums: ObjectFacts["checksums"]): Record<string, string> {
  const headers = Object.entries(checksums).map(([name, sum]) => [`x-amz-checksum-${name}`, sum]);
  return headers.length === 0 ? {} : { ...Object.fromEntries(headers), "x-amz-checksum-type": "FULL_OBJECT" };
}
