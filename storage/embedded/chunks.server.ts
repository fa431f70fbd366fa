import { createHash } from "node:crypto";
import { s3Refusal } from "./refusal.server";
import { hmac, type Signed, sameText, sha256 } from "./signature.server";

const longestLine = 16 * 1024;
const emptyHash = sha256("");

/**
 * Decodes an aws-chunked body: `size[;chunk-signature=…]`, the bytes, a zero chunk, trailers.
 * With `signed`, every chunk and the trailers must carry the signature that continues the request's.
 * Trailers are put into `trailers`, names in lower case. Refuses a body that ends early.
 */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
  signed?: Signed,
): AsyncGenerator<Buffer> {
  const input = lineReader(source);
  let signature = signed?.signature ?? "";
  for (;;) {
    const line = await input.line();
    const header = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
    if (!header) throw s3Refusal("IncompleteBody", "a chunk header is wrong");

    const size = Number.parseInt(header[1] ?? "", 16);
    const hash = createHash("sha256");
    for await (const bytes of input.take(size)) {
      if (signed) hash.update(bytes);
      yield bytes;
    }
    if (signed) {
      const text = `AWS4-HMAC-SHA256-PAYLOAD\n${signed.instant}\n${signed.scope}\n${signature}\n${emptyHash}\n${hash.digest("hex")}`;
      signature = demandSignature(signed, text, header[2]);
    }
    if (size === 0) break;
    if ((await input.line()) !== "") throw s3Refusal("IncompleteBody", "a chunk is longer than it says");
  }
  await readTrailers(input, trailers, signature, signed);
}

function demandSignature(signed: Signed, text: string, given: string | undefined): string {
  const expected = hmac(signed.signingKey, text).toString("hex");
  if (!sameText(expected, given ?? ""))
    throw s3Refusal("SignatureDoesNotMatch", "a chunk is not signed as it should be");
  return expected;
}

async function readTrailers(input: LineReader, trailers: Map<string, string>, last: string, signed?: Signed) {
  for (let line = await input.line(true); line !== ""; line = await input.line(true)) {
    const colon = line.indexOf(":");
    if (colon < 1 || trailers.size > 20) throw s3Refusal("MalformedTrailerError");
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const given = trailers.get("x-amz-trailer-signature");
  trailers.delete("x-amz-trailer-signature");
  if (!signed?.payloadHash.endsWith("-TRAILER")) return;
  const canonical = [...trailers].map(([name, value]) => `${name}:${value}\n`).join("");
  demandSignature(
    signed,
    `AWS4-HMAC-SHA256-TRAILER\n${signed.instant}\n${signed.scope}\n${last}\n${sha256(canonical)}`,
    given,
  );
}

type LineReader = { line(endIsEmpty?: boolean): Promise<string>; take(size: number): AsyncGenerator<Buffer> };

function lineReader(source: AsyncIterable<Buffer>): LineReader {
  const parts = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await parts.next();
    if (!next.done) held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return !next.done;
  }

  async function line(endIsEmpty = false): Promise<string> {
    let end = held.indexOf("\r\n");
    while (end < 0) {
      if (held.length > longestLine) throw s3Refusal("IncompleteBody", "a chunk header is too long");
      if (!(await more())) {
        if (endIsEmpty && held.length === 0) return "";
        throw s3Refusal("IncompleteBody");
      }
      end = held.indexOf("\r\n");
    }
    const text = held.subarray(0, end).toString("latin1");
    held = held.subarray(end + 2);
    return text;
  }

  async function* take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (held.length === 0 && !(await more())) throw s3Refusal("IncompleteBody");
      const bytes = held.subarray(0, left);
      held = held.subarray(bytes.length);
      left -= bytes.length;
      if (bytes.length > 0) yield bytes;
    }
  }

  return { line, take };
}
