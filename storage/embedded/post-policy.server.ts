import type { ServerResponse } from "node:http";
import { formBoundary, isMalformedForm, readFormParts } from "../form-parts.server";
import { type Bucket, withIncoming } from "./bucket.server";
import { checkedKey, type S3Call } from "./call.server";
import { startChecksum } from "./checksums.server";
import { s3Refusal } from "./refusal.server";
import { sendXml } from "./send.server";
import { type Account, hmac, millisecondsOf, readCredential, sameText, signingKey } from "./signature.server";

type Fields = Map<string, string>;
type Limits = { smallest: number; largest: number };

const longestField = 64 * 1024;
const free = ["policy", "x-amz-signature", "file"];

/** POST of a form with a signed policy: what the policy does not name is refused, and so is a file outside its limits. */
export async function postObject(
  bucket: Bucket,
  call: S3Call,
  account: Account,
  now: number,
  response: ServerResponse,
) {
  const boundary = formBoundary(call.header("content-type"));
  if (!boundary) throw s3Refusal("MalformedPOSTRequest");
  const fields: Fields = new Map();
  try {
    for await (const part of readFormParts(call.body, boundary)) {
      if (part.name !== "file") fields.set(part.name.toLowerCase(), await readField(part.data, fields));
      // why: the protocol says that what follows the file is ignored.
      else
        return await keepFile(bucket, call, {
          fields,
          fileName: part.fileName ?? "",
          data: part.data,
          account,
          now,
          response,
        });
    }
  } catch (error) {
    throw isMalformedForm(error) ? s3Refusal("MalformedPOSTRequest", error.message) : error;
  }
  throw s3Refusal("MalformedPOSTRequest", "no file");
}

type Posted = {
  fields: Fields;
  fileName: string;
  data: AsyncIterable<Buffer>;
  account: Account;
  now: number;
  response: ServerResponse;
};

async function keepFile(bucket: Bucket, call: S3Call, posted: Posted): Promise<void> {
  const { fields } = posted;
  const limits = checkPolicy({ ...posted, fields: new Map(fields).set("bucket", call.bucket) });
  const key = checkedKey((fields.get("key") ?? "").replace(/\$\{filename\}/g, () => posted.fileName));

  const md5 = startChecksum("md5");
  let size = 0;
  async function* bytes() {
    for await (const part of posted.data) {
      size += part.length;
      if (size > limits.largest) throw s3Refusal("EntityTooLarge");
      md5.add(part);
      yield part;
    }
  }
  await withIncoming(bucket, bytes(), async (path) => {
    if (size < limits.smallest) throw s3Refusal("EntityTooSmall");
    const etag = `"${md5.digest().toString("hex")}"`;
    const kept = [...fields].filter(([name]) => name === "content-type" || name.startsWith("x-amz-meta-"));
    const headers = { "content-type": "binary/octet-stream", ...Object.fromEntries(kept) };
    await bucket.keep(path, { key, size, etag, modified: new Date().toISOString(), headers, checksums: {} }, false);
    if (fields.get("success_action_status") === "201") {
      sendXml(posted.response, 201, "PostResponse", [
        ["Bucket", call.bucket],
        ["Key", key],
        ["ETag", etag],
      ]);
    } else posted.response.writeHead(204, { etag }).end();
  });
}

function checkPolicy({ fields, account, now }: Pick<Posted, "fields" | "account" | "now">): Limits {
  const policy = fields.get("policy") ?? "";
  const instant = fields.get("x-amz-date") ?? "";
  const { accessKeyId, scope } = readCredential(fields.get("x-amz-credential") ?? "", instant);
  millisecondsOf(instant);
  if (fields.get("x-amz-algorithm") !== "AWS4-HMAC-SHA256") throw s3Refusal("AccessDenied");
  if (accessKeyId !== account.accessKeyId) throw s3Refusal("InvalidAccessKeyId");
  const expected = hmac(signingKey(account, scope), policy).toString("hex");
  if (!sameText(expected, fields.get("x-amz-signature") ?? "")) throw s3Refusal("SignatureDoesNotMatch");

  const { expiration, conditions } = JSON.parse(Buffer.from(policy, "base64").toString("utf8"));
  if (!(Date.parse(expiration) > now)) throw s3Refusal("AccessDenied", "the policy has expired");
  return checkConditions(conditions, fields);
}

function checkConditions(conditions: unknown, fields: Fields): Limits {
  const limits: Limits = { smallest: 0, largest: 5 * 1024 ** 3 };
  const named = new Set(free);
  for (const [kind, name, value] of (Array.isArray(conditions) ? conditions : []).flatMap(readCondition)) {
    if (kind === "content-length-range") Object.assign(limits, { smallest: Number(name), largest: Number(value) });
    else {
      const field = String(name).replace(/^\$/, "").toLowerCase();
      const given = fields.get(field) ?? "";
      const holds = kind === "eq" ? given === value : kind === "starts-with" && given.startsWith(String(value));
      if (!holds) throw s3Refusal("AccessDenied", `the policy does not allow this ${field}`);
      named.add(field);
    }
  }
  const stray = [...fields.keys()].find(
    (field) => !named.has(field) && field !== "bucket" && !field.startsWith("x-ignore-"),
  );
  if (stray) throw s3Refusal("AccessDenied", `the policy does not name ${stray}`);
  return limits;
}

function readCondition(condition: unknown): unknown[][] {
  if (Array.isArray(condition)) return [[String(condition[0]).toLowerCase(), ...condition.slice(1)]];
  return Object.entries(condition ?? {}).map(([name, value]) => ["eq", name, value]);
}

async function readField(data: AsyncIterable<Buffer>, fields: Fields): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of data) {
    size += part.length;
    if (size > longestField || fields.size > 100) throw s3Refusal("EntityTooLarge", "a form field");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
