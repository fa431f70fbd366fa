import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AStore, aStore, corsOrigin, postFields, presigned } from "./a-store";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

let store: AStore;
let Bucket: string;
const run = `contract-${randomUUID()}`;
const named = (name: string) => `${run}/${name}`;
const big = randomBytes(3_000_000);

beforeAll(async () => {
  store = await aStore();
  Bucket = store.address.bucket;
});
afterAll(() => store.close());

function client(more: S3ClientConfig = {}): S3Client {
  const { accessKeyId, secretAccessKey, ...address } = store.address;
  return new S3Client({ ...address, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1, ...more });
}

async function read(s3: S3Client, key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

const pieces = (bytes: Buffer, size: number) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );

describe.each([
  ["the SDK's default checksums", {}],
  [
    "checksums only when required",
    { requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" },
  ],
] as const)("an S3 store with %s", (_, more) => {
  let s3: S3Client;
  beforeAll(async () => {
    s3 = client(more);
    await s3
      .send(new CreateBucketCommand({ Bucket }))
      .catch((error: Error) => expect(error.name).toMatch(/^BucketAlready/));
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: named("a.txt"),
        Body: "привет",
        ContentType: "text/plain; charset=utf-8",
        Metadata: { owner: "u1" },
      }),
    );
    await s3.send(new PutObjectCommand({ Bucket, Key: named("big"), Body: big }));
  });
  afterAll(() => s3.destroy());

  test("gives back the bytes it was given", async () => {
    expect((await read(s3, named("a.txt"))).toString()).toBe("привет");
  });

  test("keeps the content type, the length and the metadata", async () => {
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: named("a.txt") }));
    expect([head.ContentType, head.ContentLength, head.Metadata]).toEqual([
      "text/plain; charset=utf-8",
      12,
      { owner: "u1" },
    ]);
  });

  test("keeps a stream of known length unchanged", async () => {
    await s3.send(
      new PutObjectCommand({ Bucket, Key: named("stream"), Body: pieces(big, 65_536), ContentLength: big.length }),
    );
    expect((await read(s3, named("stream"))).equals(big)).toBe(true);
  });

  test("keeps an empty object", async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: named("zero"), Body: Buffer.alloc(0) }));
    expect(await read(s3, named("zero"))).toEqual(Buffer.alloc(0));
  });

  test("keeps a Cyrillic key and lists it as it is", async () => {
    const Key = named("заявки/Отчёт №1 (итог) + 'x' & <y>.pdf");
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const list = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: named("заявки/") }));
    expect(list.Contents?.map((one) => one.Key)).toEqual([Key]);
    expect((await read(s3, Key)).toString()).toBe("x");
  });

  test("gives a range", async () => {
    const { Body, ContentRange } = await s3.send(
      new GetObjectCommand({ Bucket, Key: named("big"), Range: "bytes=10-19" }),
    );
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(big.subarray(10, 20));
    expect(ContentRange).toBe(`bytes 10-19/${big.length}`);
  });

  test("keeps a SHA-256 checksum and tells it", async () => {
    const sum = createHash("sha256").update("q").digest("base64");
    await s3.send(new PutObjectCommand({ Bucket, Key: named("sum"), Body: "q", ChecksumSHA256: sum }));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: named("sum"), ChecksumMode: "ENABLED" }));
    expect(head.ChecksumSHA256).toBe(sum);
  });

  test("refuses bytes that differ from their checksum and keeps nothing", async () => {
    const sum = createHash("sha256").update("other").digest("base64");
    const put = s3.send(new PutObjectCommand({ Bucket, Key: named("wrong"), Body: "q", ChecksumSHA256: sum }));
    await expect(put).rejects.toThrow();
    await expect(read(s3, named("wrong"))).rejects.toThrow(expect.objectContaining({ name: "NoSuchKey" }));
  });

  test("joins an upload in parts", async () => {
    const Key = named("parts");
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const parts = [randomBytes(5 * 1024 * 1024), randomBytes(5 * 1024 * 1024), randomBytes(7)];
    const Parts = [];
    for (const [at, Body] of parts.entries()) {
      const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: at + 1, Body }));
      Parts.push({ PartNumber: at + 1, ETag });
    }
    await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
    expect((await read(s3, Key)).equals(Buffer.concat(parts))).toBe(true);
  });

  test("takes parts sent to signed addresses and lists them", async () => {
    const Key = named("signed-parts");
    const { UploadId = "" } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const parts = [randomBytes(5 * 1024 * 1024), randomBytes(1000)];
    const Parts = [];
    for (const [at, body] of parts.entries()) {
      const query = { uploadId: UploadId, partNumber: String(at + 1), "x-id": "UploadPart" };
      const sent = await fetch(await presigned(store.address, { method: "PUT", key: Key, query }), {
        method: "PUT",
        body: new Uint8Array(body),
      });
      expect(sent.status).toBe(200);
      Parts.push({ PartNumber: at + 1, ETag: sent.headers.get("etag") ?? "" });
    }
    const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(listed.Parts?.map((part) => part.Size)).toEqual(parts.map((part) => part.length));
    await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
    expect((await read(s3, Key)).equals(Buffer.concat(parts))).toBe(true);
  });

  test("lists the parts that arrived, so that an upload can go on, and forgets an aborted one", async () => {
    const Key = named("resumed");
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: randomBytes(1000) }));
    expect((await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))).Parts).toHaveLength(1);
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await expect(s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))).rejects.toThrow(
      expect.objectContaining({ name: "NoSuchUpload" }),
    );
  });

  test("copies an object with its metadata", async () => {
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: named("copy"), CopySource: encodeURI(`${Bucket}/${named("a.txt")}`) }),
    );
    expect((await read(s3, named("copy"))).toString()).toBe("привет");
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: named("copy") }))).Metadata).toEqual({ owner: "u1" });
  });

  test("removes many at once", async () => {
    for (const name of ["r1", "r&2"]) await s3.send(new PutObjectCommand({ Bucket, Key: named(name), Body: "r" }));
    const Objects = [{ Key: named("r1") }, { Key: named("r&2") }];
    expect((await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))).Deleted).toHaveLength(2);
    await expect(read(s3, named("r&2"))).rejects.toThrow(expect.objectContaining({ name: "NoSuchKey" }));
  });

  test("says NoSuchKey of what is not there", async () => {
    await expect(read(s3, named("none"))).rejects.toThrow(expect.objectContaining({ name: "NoSuchKey" }));
  });

  test("does not overwrite with If-None-Match: *", async () => {
    const again = s3.send(new PutObjectCommand({ Bucket, Key: named("a.txt"), Body: "z", IfNoneMatch: "*" }));
    await expect(again).rejects.toThrow(expect.objectContaining({ name: "PreconditionFailed" }));
    expect((await read(s3, named("a.txt"))).toString()).toBe("привет");
  });

  test("lets one of eight simultaneous first writers win", async () => {
    const bodies = Array.from({ length: 8 }, (_, at) => `writer ${at}`);
    const puts = bodies.map((Body) =>
      s3.send(new PutObjectCommand({ Bucket, Key: named("race"), Body, IfNoneMatch: "*" })),
    );
    const won = (await Promise.allSettled(puts)).flatMap((put, at) => (put.status === "fulfilled" ? [bodies[at]] : []));
    expect(won).toEqual([(await read(s3, named("race"))).toString()]);
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: named("race") }] } }));
  });

  test("gives versions, or says that it has none", async () => {
    const asked = s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    const answer = await asked.catch((error: Error) => error.name);
    if (store.embedded) return expect(answer).toBe("NotImplemented");
    if (answer === "NotImplemented") return;
    expect((await s3.send(new PutObjectCommand({ Bucket, Key: named("v"), Body: "1" }))).VersionId).toBeTruthy();
  });

  test("lists by pages and folds folders", async () => {
    for (const name of ["p/a/1", "p/a/2", "p/b", "p/c/1"])
      await s3.send(new PutObjectCommand({ Bucket, Key: named(name), Body: "p" }));
    const seen: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: named("p/"), Delimiter: "/", MaxKeys: 1, ContinuationToken }),
      );
      seen.push(
        ...(page.Contents ?? []).map((one) => one.Key ?? ""),
        ...(page.CommonPrefixes ?? []).map((one) => one.Prefix ?? ""),
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual([named("p/a/"), named("p/b"), named("p/c/")]);
  });

  test("takes 200 objects, eight at a time", async () => {
    const bytes = randomBytes(10_240);
    for (let at = 0; at < 25; at++) {
      await Promise.all(
        Array.from({ length: 8 }, (_, one) =>
          s3.send(new PutObjectCommand({ Bucket, Key: named(`many/${at}-${one}`), Body: bytes })),
        ),
      );
    }
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: named("many/") }));
    expect(KeyCount).toBe(200);
  });
});

describe("who may ask", () => {
  test("a signed address reads, and names the file as it says", async () => {
    const disposition = "attachment; filename*=UTF-8''%D0%B0.txt";
    const url = await presigned(store.address, {
      key: named("a.txt"),
      query: { "response-content-disposition": disposition },
    });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-disposition"), await answer.text()]).toEqual([
      200,
      disposition,
      "привет",
    ]);
  });

  test("a signed address writes", async () => {
    const headers = { "content-type": "application/pdf" };
    const url = await presigned(store.address, { method: "PUT", key: named("put"), headers });
    const answer = await fetch(url, { method: "PUT", body: big, headers });
    expect([answer.status, (await read(client(), named("put"))).equals(big)]).toEqual([200, true]);
  });

  test("a form posts within the limits of its policy only", async () => {
    const post = async (bytes: number, more: Record<string, string> = {}) => {
      const form = new FormData();
      const fields = { ...postFields(store.address, named("form"), 100), ...more };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append("file", new Blob([randomBytes(bytes)]), "f.bin");
      return (await fetch(`${store.address.endpoint}/${Bucket}`, { method: "POST", body: form })).status;
    };
    expect(await post(50)).toBe(204);
    expect((await read(client(), named("form"))).length).toBe(50);
    expect(await post(500)).toBe(400);
    expect(await post(50, { key: named("elsewhere") })).toBe(403);
    expect(await post(50, { "x-amz-signature": "0".repeat(64) })).toBe(403);
    expect(await post(50, { "x-amz-meta-more": "1" })).toBe(403);
  });

  test("an expired address, a changed one and no signature are refused", async () => {
    const expired = await presigned(store.address, {
      key: named("a.txt"),
      life: 1,
      at: new Date(Date.now() - 3600_000),
    });
    const changed = (await presigned(store.address, { key: named("a.txt") })).replace("a.txt", "big");
    const longer = (await presigned(store.address, { key: named("a.txt") })).replace(
      "X-Amz-Expires=60",
      "X-Amz-Expires=600",
    );
    const bare = `${store.address.endpoint}/${Bucket}/${named("a.txt")}`;
    const statuses = await Promise.all([expired, changed, longer, bare].map(async (url) => (await fetch(url)).status));
    expect(statuses).toEqual([403, 403, 403, 403]);
  });

  test("a wrong secret and a wrong key are refused", async () => {
    const { accessKeyId, secretAccessKey } = store.address;
    const asked = [
      { accessKeyId, secretAccessKey: "nope" },
      { accessKeyId: "nope", secretAccessKey },
    ];
    const names = asked.map((credentials) =>
      read(client({ credentials }), named("a.txt")).catch((error: Error) => error.name),
    );
    expect(await Promise.all(names)).toEqual(["SignatureDoesNotMatch", "InvalidAccessKeyId"]);
  });

  test("a page of a listed origin gets its preflight, another page does not", async () => {
    const CORSRules = [
      { AllowedOrigins: [corsOrigin], AllowedMethods: ["PUT", "GET"], AllowedHeaders: ["*"], ExposeHeaders: ["ETag"] },
    ];
    if (!store.embedded) await client().send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
    const ask = async (origin: string) => {
      const headers = {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type",
      };
      const answer = await fetch(`${store.address.endpoint}/${Bucket}/x`, { method: "OPTIONS", headers });
      return [answer.status, answer.headers.get("access-control-allow-origin")];
    };
    expect(await ask(corsOrigin)).toEqual([200, corsOrigin]);
    expect(await ask("https://evil.example")).toEqual([403, null]);
  });
});
