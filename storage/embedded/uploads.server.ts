import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { openBody, readText } from "./body.server";
import { type Bucket, isMissing, withIncoming } from "./bucket.server";
import type { S3Call } from "./call.server";
import { startChecksum } from "./checksums.server";
import { move, ownFolder, writeJson } from "./disk.server";
import { headersToKeep, readCondition } from "./objects.server";
import { s3Refusal } from "./refusal.server";
import { sendXml } from "./send.server";
import type { Signed } from "./signature.server";
import { elements, textOf, type XmlContent } from "./xml.server";

type Upload = { key: string; headers: Record<string, string> };
type Part = { number: number; size: number; etag: string; modified: string };

const smallestPart = 5 * 1024 * 1024;

/** Begins an upload in parts. */
export async function createUpload(bucket: Bucket, call: S3Call, response: ServerResponse): Promise<void> {
  const id = randomBytes(16).toString("hex");
  const folder = await ownFolder(join(bucket.folder, "uploads", id));
  await writeJson(join(folder, "upload.json"), { key: call.key, headers: headersToKeep(call) } satisfies Upload);
  sendXml(response, 200, "InitiateMultipartUploadResult", [
    ["Bucket", call.bucket],
    ["Key", call.key],
    ["UploadId", id],
  ]);
}

/** Takes one part; the same number again replaces it. A part's file carries its ETag in the name. */
export async function putPart(bucket: Bucket, call: S3Call, signed: Signed, response: ServerResponse): Promise<void> {
  const { folder } = await findUpload(bucket, call);
  const number = Number(call.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw s3Refusal("InvalidArgument", "partNumber");

  const body = openBody(call, signed);
  await withIncoming(bucket, body.bytes, async (path) => {
    const etag = body.verify().tag.toString("hex");
    const older = (await readParts(folder)).filter((part) => part.number === number && part.etag !== etag);
    await move(path, partPath(folder, number, etag));
    for (const part of older) await rm(partPath(folder, number, part.etag), { force: true });
    response.writeHead(200, { etag: `"${etag}"` }).end();
  });
}

/** Joins the parts that the client names, in order, into one object. */
export async function completeUpload(
  bucket: Bucket,
  call: S3Call,
  signed: Signed,
  response: ServerResponse,
): Promise<void> {
  const { folder, upload } = await findUpload(bucket, call);
  const onlyNew = readCondition(call);
  const parts = chosenParts(await readText(call, signed), await readParts(folder));
  const md5 = startChecksum("md5");
  for (const part of parts) md5.add(Buffer.from(part.etag, "hex"));
  const etag = `"${md5.digest().toString("hex")}-${parts.length}"`;
  const size = parts.reduce((sum, part) => sum + part.size, 0);

  async function* bytes() {
    for (const part of parts)
      yield* createReadStream(partPath(folder, part.number, part.etag)) as AsyncIterable<Buffer>;
  }
  await withIncoming(bucket, bytes(), async (path) => {
    const facts = {
      key: upload.key,
      size,
      etag,
      modified: new Date().toISOString(),
      headers: upload.headers,
      checksums: {},
    };
    await bucket.keep(path, facts, onlyNew);
  });
  await rm(folder, { recursive: true, force: true });
  sendXml(response, 200, "CompleteMultipartUploadResult", [
    ["Bucket", call.bucket],
    ["Key", call.key],
    ["ETag", etag],
  ]);
}

/** Gives an upload up and forgets its parts. */
export async function abortUpload(bucket: Bucket, call: S3Call, response: ServerResponse): Promise<void> {
  const { folder } = await findUpload(bucket, call);
  await rm(folder, { recursive: true, force: true });
  response.writeHead(204).end();
}

/** The parts that have arrived, so that a client can resume. All in one page: there are at most ten thousand. */
export async function listParts(bucket: Bucket, call: S3Call, response: ServerResponse): Promise<void> {
  const { folder, id } = await findUpload(bucket, call);
  const after = Number(call.query.get("part-number-marker") ?? 0);
  const parts = (await readParts(folder)).filter((part) => part.number > after);
  sendXml(response, 200, "ListPartsResult", [
    ["Bucket", call.bucket],
    ["Key", call.key],
    ["UploadId", id],
    ["MaxParts", 10_000],
    ["IsTruncated", "false"],
    ...parts.map((part): [string, XmlContent] => [
      "Part",
      [
        ["PartNumber", part.number],
        ["LastModified", part.modified],
        ["ETag", `"${part.etag}"`],
        ["Size", part.size],
      ],
    ]),
  ]);
}

async function findUpload(bucket: Bucket, call: S3Call): Promise<{ folder: string; id: string; upload: Upload }> {
  const id = call.query.get("uploadId") ?? "";
  if (!/^[0-9a-f]{32}$/.test(id)) throw s3Refusal("NoSuchUpload");
  const folder = join(bucket.folder, "uploads", id);
  try {
    const upload: Upload = JSON.parse(await readFile(join(folder, "upload.json"), "utf8"));
    if (upload.key === call.key) return { folder, id, upload };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  throw s3Refusal("NoSuchUpload");
}

function partPath(folder: string, number: number, etag: string): string {
  return join(folder, `${number}.${etag}.part`);
}

async function readParts(folder: string): Promise<Part[]> {
  const found = (await readdir(folder))
    .map((name) => /^(\d+)\.([0-9a-f]{32})\.part$/.exec(name))
    .filter((one) => one !== null);
  const parts = found.map(async ([name, number, etag]): Promise<Part> => {
    const { size, mtime } = await stat(join(folder, name));
    return { number: Number(number), etag: etag ?? "", size, modified: mtime.toISOString() };
  });
  return (await Promise.all(parts)).sort((a, b) => a.number - b.number);
}

function chosenParts(document: string, arrived: Part[]): Part[] {
  const named = elements(document, "Part");
  if (named.length === 0) throw s3Refusal("MalformedXML");
  const chosen = named.map((inner) => {
    const etag = (textOf(inner, "ETag") ?? "").replaceAll('"', "");
    const part = arrived.find((one) => one.number === Number(textOf(inner, "PartNumber")) && one.etag === etag);
    if (!part) throw s3Refusal("InvalidPart");
    return part;
  });
  if (chosen.some((part, at) => at > 0 && part.number <= chosen[at - 1]!.number)) throw s3Refusal("InvalidPartOrder");
  if (chosen.slice(0, -1).some((part) => part.size < smallestPart)) throw s3Refusal("EntityTooSmall");
  return chosen;
}
