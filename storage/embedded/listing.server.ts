import type { ServerResponse } from "node:http";
import type { Bucket, ObjectFacts } from "./bucket.server";
import type { S3Call } from "./call.server";
import { s3Refusal } from "./refusal.server";
import { sendXml } from "./send.server";
import type { XmlContent } from "./xml.server";

/** ListObjectsV2: keys in the order of their bytes, by pages, folders folded by a delimiter. */
export function listObjects(bucket: Bucket, call: S3Call, response: ServerResponse): void {
  if (call.query.get("list-type") !== "2") throw s3Refusal("NotImplemented", "ListObjectsV2 only");
  const ask = readAsk(call);
  const page = takePage(bucket.all(), ask);
  const word = (text: string) => (ask.encode ? encodeURIComponent(text).replaceAll("%2F", "/") : text);

  const contents = page.objects.map((one): [string, XmlContent] => [
    "Contents",
    [
      ["Key", word(one.key)],
      ["LastModified", one.modified],
      ["ETag", one.etag],
      ["Size", one.size],
      ["StorageClass", "STANDARD"],
    ],
  ]);
  const folders = page.folders.map((folder): [string, XmlContent] => ["CommonPrefixes", [["Prefix", word(folder)]]]);
  sendXml(response, 200, "ListBucketResult", [
    ["Name", call.bucket],
    ["Prefix", word(ask.prefix)],
    ...(ask.delimiter ? [["Delimiter", word(ask.delimiter)] as [string, string]] : []),
    ...(ask.encode ? [["EncodingType", "url"] as [string, string]] : []),
    ["MaxKeys", ask.most],
    ["KeyCount", page.objects.length + page.folders.length],
    ["IsTruncated", page.next ? "true" : "false"],
    ...(page.next ? [["NextContinuationToken", Buffer.from(page.next).toString("base64url")] as [string, string]] : []),
    ...contents,
    ...folders,
  ]);
}

type Ask = { prefix: string; delimiter: string; after: string; most: number; encode: boolean };
type Page = { objects: ObjectFacts[]; folders: string[]; next?: string };

function readAsk(call: S3Call): Ask {
  const token = call.query.get("continuation-token");
  const most = Number(call.query.get("max-keys") ?? 1000);
  if (!Number.isInteger(most) || most < 0) throw s3Refusal("InvalidArgument", "max-keys");
  return {
    prefix: call.query.get("prefix") ?? "",
    delimiter: call.query.get("delimiter") ?? "",
    after: token ? Buffer.from(token, "base64url").toString() : (call.query.get("start-after") ?? ""),
    most: Math.min(most, 1000),
    encode: call.query.get("encoding-type") === "url",
  };
}

function takePage(all: ObjectFacts[], ask: Ask): Page {
  const page: Page = { objects: [], folders: [] };
  let last = "";
  for (const one of all) {
    if (!one.key.startsWith(ask.prefix) || !isAfter(one.key, ask.after)) continue;
    const folder = folderOf(one.key, ask);
    // why: a page that ended with a folder continues after everything in it.
    if (folder && (folder === page.folders.at(-1) || folder === ask.after)) continue;
    if (page.objects.length + page.folders.length >= ask.most) return ask.most > 0 ? { ...page, next: last } : page;
    if (folder) page.folders.push(folder);
    else page.objects.push(one);
    last = folder ?? one.key;
  }
  return page;
}

function folderOf(key: string, { prefix, delimiter }: Ask): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function isAfter(key: string, after: string): boolean {
  return after === "" || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}
