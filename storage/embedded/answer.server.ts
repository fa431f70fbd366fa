import type { ServerResponse } from "node:http";
import { readText } from "./body.server";
import type { Bucket } from "./bucket.server";
import type { Buckets } from "./buckets.server";
import { checkedKey, readCall, refuseUnsupported, type S3Call } from "./call.server";
import { listObjects } from "./listing.server";
import { copyObject, getObject, putObject } from "./objects.server";
import { postObject } from "./post-policy.server";
import { s3Refusal } from "./refusal.server";
import { sendXml } from "./send.server";
import { type Account, checkSignature, type Signed } from "./signature.server";
import { abortUpload, completeUpload, createUpload, listParts, putPart } from "./uploads.server";
import { elements, textOf, type XmlContent } from "./xml.server";

/** Answers one call: first who asks, then what. */
export async function answer(
  call: S3Call,
  response: ServerResponse,
  buckets: Buckets,
  account: Account,
): Promise<void> {
  refuseUnsupported(call);
  if (call.method === "POST" && !call.key && !call.query.has("delete")) {
    return postObject(await buckets.find(call.bucket), call, account, Date.now(), response);
  }
  const signed = checkSignature(call, account, Date.now());
  if (!call.bucket) return listBuckets(call, response, buckets);
  if (!call.key) return answerBucket(call, signed, response, buckets);
  checkedKey(call.key);
  const bucket = await buckets.find(call.bucket);
  if (call.query.has("uploadId") || call.query.has("uploads")) return answerUpload(bucket, call, signed, response);
  return answerObject(bucket, call, signed, response, buckets);
}

async function listBuckets(call: S3Call, response: ServerResponse, buckets: Buckets): Promise<void> {
  if (call.method !== "GET") throw s3Refusal("MethodNotAllowed");
  const names = (await buckets.names()).map((name): [string, XmlContent] => ["Bucket", [["Name", name]]]);
  sendXml(response, 200, "ListAllMyBucketsResult", [["Buckets", names]]);
}

async function answerBucket(call: S3Call, signed: Signed, response: ServerResponse, buckets: Buckets): Promise<void> {
  if (call.method === "PUT") {
    await readText(call, signed);
    await buckets.create(call.bucket);
    response.writeHead(200, { location: `/${call.bucket}` }).end();
    return;
  }
  const bucket = await buckets.find(call.bucket);
  if (call.method === "HEAD") response.writeHead(200).end();
  else if (call.method === "GET" && call.query.has("location")) sendXml(response, 200, "LocationConstraint", "");
  else if (call.method === "GET" && call.query.has("uploads")) throw s3Refusal("NotImplemented");
  else if (call.method === "GET") listObjects(bucket, call, response);
  else if (call.method === "POST") await removeMany(bucket, call, signed, response);
  else if (call.method === "DELETE") {
    await buckets.remove(call.bucket);
    response.writeHead(204).end();
  } else throw s3Refusal("MethodNotAllowed");
}

async function answerUpload(bucket: Bucket, call: S3Call, signed: Signed, response: ServerResponse): Promise<void> {
  const { method } = call;
  if (method === "POST" && call.query.has("uploads")) return createUpload(bucket, call, response);
  if (method === "PUT" && call.amz("x-amz-copy-source")) throw s3Refusal("NotImplemented");
  if (method === "PUT") return putPart(bucket, call, signed, response);
  if (method === "POST") return completeUpload(bucket, call, signed, response);
  if (method === "DELETE") return abortUpload(bucket, call, response);
  if (method === "GET") return listParts(bucket, call, response);
  throw s3Refusal("MethodNotAllowed");
}

async function answerObject(bucket: Bucket, call: S3Call, signed: Signed, response: ServerResponse, buckets: Buckets) {
  if (call.method === "GET" || call.method === "HEAD") return getObject(bucket, call, response);
  if (call.method === "PUT") {
    const source = call.amz("x-amz-copy-source");
    if (!source) return putObject(bucket, call, signed, response);
    return copyFrom(source, bucket, call, response, buckets);
  }
  if (call.method !== "DELETE") throw s3Refusal("MethodNotAllowed");
  await bucket.remove(call.key);
  response.writeHead(204).end();
}

async function copyFrom(source: string, bucket: Bucket, call: S3Call, response: ServerResponse, buckets: Buckets) {
  const path = source.startsWith("/") ? source : `/${source}`;
  const from = readCall(Object.assign(Object.create(call.request), { url: path.replaceAll("?", "%3F") }));
  const opened = await (await buckets.find(from.bucket)).open(from.key);
  try {
    await copyObject(opened, bucket, call, response);
  } finally {
    await opened.file.close();
  }
}

async function removeMany(bucket: Bucket, call: S3Call, signed: Signed, response: ServerResponse): Promise<void> {
  const document = await readText(call, signed);
  const keys = elements(document, "Object").map((inner) => textOf(inner, "Key"));
  if (keys.length === 0 || keys.length > 1000 || !keys.every((key) => key !== undefined))
    throw s3Refusal("MalformedXML");
  for (const key of keys) await bucket.remove(key);
  const quiet = textOf(document, "Quiet") === "true";
  sendXml(
    response,
    200,
    "DeleteResult",
    quiet ? [] : keys.map((key): [string, XmlContent] => ["Deleted", [["Key", key]]]),
  );
}
