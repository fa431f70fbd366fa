import type { S3Call } from "./call.server";
import { type ChecksumName, checksumNames, startChecksum } from "./checksums.server";
import { decodeChunks } from "./chunks.server";
import { s3Refusal } from "./refusal.server";
import { type Signed, sameText } from "./signature.server";

/**
 * What is known of a body once all of it has been read and found to be what the client announced. `tag` makes its ETag: the
 * MD5, or the beginning of the SHA-256 where the client has signed that, so that nothing is summed twice.
 */
export type Digests = { size: number; tag: Buffer; checksums: Partial<Record<ChecksumName, string>> };

/** The bytes of a request. `verify` comes after the last byte and before anything is kept: it refuses what differs. */
export type Body = { bytes: AsyncIterable<Buffer>; verify(): Digests };

const largestObject = 5 * 1024 ** 3;

/** Opens the body of a signed request: plain, aws-chunked, aws-chunked with signed chunks and trailers. */
export function openBody(call: S3Call, signed: Signed): Body {
  const { payloadHash } = signed;
  const chunked = payloadHash.startsWith("STREAMING-");
  const announced = Number(call.header(chunked ? "x-amz-decoded-content-length" : "content-length") ?? Number.NaN);
  if (!Number.isInteger(announced) || announced < 0) throw s3Refusal("MissingContentLength");
  if (announced > largestObject) throw s3Refusal("EntityTooLarge");

  const trailers = new Map<string, string>();
  const source = chunked ? decodeChunks(call.body, trailers, chunkSigner(signed)) : call.body;
  const expected = announcedChecksums(call, trailers);
  const payload = /^[0-9a-f]{64}$/.test(payloadHash) ? startChecksum("sha256") : undefined;
  const md5 = payload && call.header("content-md5") === undefined ? undefined : startChecksum("md5");
  if (!payload && !chunked && payloadHash !== "UNSIGNED-PAYLOAD")
    throw s3Refusal("InvalidArgument", "x-amz-content-sha256");

  const running = new Map(expected.names.map((name) => [name, startChecksum(name)]));
  let size = 0;

  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const part of source) {
      size += part.length;
      if (size > announced) throw s3Refusal("IncompleteBody", "the body is longer than announced");
      for (const sum of [md5, payload, ...running.values()]) sum?.add(part);
      yield part;
    }
  }

  function verify(): Digests {
    if (size !== announced) throw s3Refusal("IncompleteBody");
    const sha256 = payload?.digest();
    if (sha256 && sha256.toString("hex") !== payloadHash) throw s3Refusal("XAmzContentSHA256Mismatch");
    const digest = md5?.digest();
    if (digest && !sameText(call.header("content-md5") ?? digest.toString("base64"), digest.toString("base64")))
      throw s3Refusal("BadDigest");
    const checksums = Object.fromEntries([...running].map(([name, sum]) => [name, sum.digest().toString("base64")]));
    for (const [name, sum] of Object.entries(checksums)) {
      const given = expected.value(name as ChecksumName);
      if (given === undefined) throw s3Refusal("MalformedTrailerError", "the announced checksum did not come");
      if (given !== sum) throw s3Refusal("BadDigest", `the ${name} differs`);
    }
    return { size, tag: digest ?? sha256!.subarray(0, 16), checksums };
  }

  return { bytes: bytes(), verify };
}

/** A small body as text (XML), after the same checks. */
export async function readText(call: S3Call, signed: Signed): Promise<string> {
  const body = openBody(call, signed);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body.bytes) {
    size += part.length;
    if (size > 2 * 1024 * 1024) throw s3Refusal("EntityTooLarge");
    parts.push(part);
  }
  body.verify();
  return Buffer.concat(parts).toString("utf8");
}

function chunkSigner(signed: Signed): Signed | undefined {
  if (signed.payloadHash === "STREAMING-UNSIGNED-PAYLOAD-TRAILER") return undefined;
  if (/^STREAMING-AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?$/.test(signed.payloadHash)) return signed;
  throw s3Refusal("NotImplemented", signed.payloadHash);
}

function announcedChecksums(call: S3Call, trailers: Map<string, string>) {
  const trailing = (call.amz("x-amz-trailer") ?? "").split(",").map((name) => name.trim().toLowerCase());
  const title = (name: string) => `x-amz-checksum-${name}`;
  const names = checksumNames.filter((name) => call.amz(title(name)) !== undefined || trailing.includes(title(name)));
  // why: a checksum that cannot be verified must not look verified.
  if (call.amz("x-amz-checksum-crc64nvme") || trailing.includes("x-amz-checksum-crc64nvme"))
    throw s3Refusal("NotImplemented");
  return { names, value: (name: ChecksumName) => call.amz(title(name)) ?? trailers.get(title(name)) };
}
