import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { S3Call } from "./call.server";
import { s3Refusal } from "./refusal.server";

export type Account = { accessKeyId: string; secretAccessKey: string };

/** A request whose signature has been checked, with what the check of its body needs. */
export type Signed = { payloadHash: string; signature: string; signingKey: Buffer; instant: string; scope: string };

type Claim = {
  accessKeyId: string;
  scope: string;
  instant: string;
  signedHeaders: string[];
  signature: string;
  payloadHash: string;
};

const allowedSkew = 15 * 60_000;
const longestLife = 7 * 24 * 3600;

/**
 * Checks an AWS Signature Version 4, in the Authorization header or in the query.
 * A request without one is refused: nothing in this store is public.
 */
export function checkSignature(call: S3Call, account: Account, now: number): Signed {
  const claim = call.header("authorization") ? claimOfHeader(call, now) : claimOfQuery(call, now);
  if (claim.accessKeyId !== account.accessKeyId) throw s3Refusal("InvalidAccessKeyId");
  requireSignedHeaders(call, claim);

  const key = signingKey(account, claim.scope);
  const request = canonicalRequest(call, claim);
  const expected = hmac(key, `AWS4-HMAC-SHA256\n${claim.instant}\n${claim.scope}\n${sha256(request)}`).toString("hex");
  if (!sameText(expected, claim.signature)) throw s3Refusal("SignatureDoesNotMatch");
  return { ...claim, signingKey: key };
}

function claimOfHeader(call: S3Call, now: number): Claim {
  if (call.query.has("X-Amz-Signature")) throw s3Refusal("InvalidArgument", "signed twice");
  const header = call.header("authorization") ?? "";
  const found = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  const payloadHash = call.header("x-amz-content-sha256");
  if (!found || !payloadHash) throw s3Refusal("AccessDenied", "this store takes AWS Signature Version 4 only");

  const [, credential = "", signedHeaders = "", signature = ""] = found;
  const instant = call.header("x-amz-date") ?? "";
  if (Math.abs(now - millisecondsOf(instant)) > allowedSkew) throw s3Refusal("RequestTimeTooSkewed");
  return {
    ...readCredential(credential, instant),
    instant,
    signedHeaders: signedHeaders.split(";"),
    signature,
    payloadHash,
  };
}

function claimOfQuery(call: S3Call, now: number): Claim {
  const signature = call.query.get("X-Amz-Signature");
  if (!signature || call.query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") throw s3Refusal("AccessDenied");

  const instant = call.query.get("X-Amz-Date") ?? "";
  const life = Number(call.query.get("X-Amz-Expires"));
  const start = millisecondsOf(instant);
  if (!(life >= 1 && life <= longestLife)) throw s3Refusal("InvalidArgument", "X-Amz-Expires is 1 second to 7 days");
  if (start - now > allowedSkew) throw s3Refusal("AccessDenied", "not valid yet");
  if (now > start + life * 1000) throw s3Refusal("AccessDenied", "the address has expired");
  return {
    ...readCredential(call.query.get("X-Amz-Credential") ?? "", instant),
    instant,
    signedHeaders: (call.query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature,
    payloadHash: call.query.get("X-Amz-Content-Sha256") ?? call.header("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD",
  };
}

/** The key and the scope named by a credential. Refuses another service or a day that is not the instant's. */
export function readCredential(credential: string, instant: string): { accessKeyId: string; scope: string } {
  const parts = credential.split("/");
  const [day, , service, end] = parts.slice(-4);
  if (parts.length < 5 || service !== "s3" || end !== "aws4_request" || day !== instant.slice(0, 8)) {
    throw s3Refusal("AccessDenied", "the credential scope is wrong");
  }
  return { accessKeyId: parts.slice(0, -4).join("/"), scope: parts.slice(-4).join("/") };
}

/** Milliseconds of an instant like 20260131T235959Z; refuses any other form. */
export function millisecondsOf(instant: string): number {
  const iso = instant.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const time = iso === instant ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(time)) throw s3Refusal("AccessDenied", "the date of the signature is missing or wrong");
  return time;
}

// why: an unsigned x-amz header would let the holder of a signed address turn it into another operation.
function requireSignedHeaders(call: S3Call, claim: Claim): void {
  const unsigned = Object.keys(call.request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !claim.signedHeaders.includes(name),
  );
  const exempt = call.query.has("X-Amz-Signature") ? ["x-amz-content-sha256"] : [];
  if (!claim.signedHeaders.includes("host") || unsigned.some((name) => !exempt.includes(name))) {
    throw s3Refusal("AccessDenied", `headers not signed: ${unsigned.join(", ")}`);
  }
}

function canonicalRequest(call: S3Call, claim: Claim): string {
  const query = [...call.query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${(call.header(name) ?? "").trim().replace(/ +/g, " ")}\n`,
  );
  const path = `/${call.path.map(encoded).join("/")}`;
  return [call.method, path, query.join("&"), headers.join(""), claim.signedHeaders.join(";"), claim.payloadHash].join(
    "\n",
  );
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The key that signs within a scope (day/region/s3/aws4_request). */
export function signingKey(account: Account, scope: string): Buffer {
  return scope.split("/").reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${account.secretAccessKey}`));
}

/** HMAC-SHA-256. */
export function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** SHA-256 in lower-case hex. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Whether two texts are equal, in a time that does not tell how much of them is. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
