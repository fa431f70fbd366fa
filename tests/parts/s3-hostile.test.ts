import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startChecksum } from "../../storage/embedded/checksums.server";
import { decodeChunks } from "../../storage/embedded/chunks.server";
import { startEmbeddedS3 } from "../../storage/embedded/start.server";
import { type AStore, anEmbeddedStore, keyOf, presigned } from "./a-store";

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

let store: AStore;
let s3: S3Client;
const Bucket = "test-bucket";

function clientOf(endpoint: string): S3Client {
  const credentials = { accessKeyId: "test-key", secretAccessKey: "test-secret" };
  return new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials, maxAttempts: 1 });
}

async function read(client: S3Client, key: string): Promise<string> {
  return (await client.send(new GetObjectCommand({ Bucket, Key: key }))).Body?.transformToString() ?? "";
}

beforeAll(async () => {
  store = await anEmbeddedStore();
  s3 = clientOf(store.address.endpoint);
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutObjectCommand({ Bucket, Key: "page.html", Body: "<script>alert(1)</script>", ContentType: "text/html" }),
  );
});
afterAll(() => store.close());

describe("checksums and signed chunks against published examples", () => {
  test.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
    ["md5", "25f9e794323b453885f5181f1b624d0b"],
  ] as const)("%s of 123456789, whole and in pieces", (name, expected) => {
    const sum = startChecksum(name);
    for (const part of ["1234", "", "56789"]) sum.add(Buffer.from(part));
    expect(sum.digest().toString("hex")).toBe(expected);
  });

  // The example of Amazon's "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks".
  const scope = "20130524/us-east-1/s3/aws4_request";
  const signed = {
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    signature: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
    signingKey: keyOf({ secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }, scope),
    instant: "20130524T000000Z",
    scope,
  };
  const first = "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
  const second = "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
  const last = "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";
  const body = (letter = "a", end = last) =>
    `10000;chunk-signature=${first}\r\n${letter}${"a".repeat(65_535)}\r\n400;chunk-signature=${second}\r\n${"a".repeat(1024)}\r\n0;chunk-signature=${end}\r\n\r\n`;

  async function decode(text: string, size: number): Promise<number> {
    async function* packets() {
      for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
    }
    let length = 0;
    for await (const part of decodeChunks(packets(), new Map(), signed)) length += part.length;
    return length;
  }

  test.each([1000, 65_536, 100_000])("signed chunks decode in packets of %i bytes", async (size) => {
    expect(await decode(body(), size)).toBe(66_560);
  });

  test("a changed byte, a wrong last signature and a cut body are refused", async () => {
    await expect(decode(body("b"), 65_536)).rejects.toThrow("not signed");
    await expect(decode(body("a", first), 65_536)).rejects.toThrow("not signed");
    await expect(decode(body().slice(0, 60_000), 65_536)).rejects.toThrow(/IncompleteBody|wrong/);
    await expect(decode(body().replace(`;chunk-signature=${first}`, ""), 65_536)).rejects.toThrow("not signed");
  });
});

describe("a request that is not what was signed", () => {
  test("an unsigned x-amz header cannot turn a signed address into a copy", async () => {
    const url = await presigned(store.address, { method: "PUT", key: "mine" });
    const answer = await fetch(url, { method: "PUT", headers: { "x-amz-copy-source": `${Bucket}/page.html` } });
    expect(answer.status).toBe(403);
  });

  test("an address signed for reading does not write or remove", async () => {
    const url = await presigned(store.address, { key: "page.html" });
    const statuses = await Promise.all(["PUT", "DELETE"].map(async (method) => (await fetch(url, { method })).status));
    expect(statuses).toEqual([403, 403]);
  });

  test("a parameter named twice is refused", async () => {
    const url = await presigned(store.address, { key: "page.html" });
    expect((await fetch(`${url}&X-Amz-Expires=60`)).status).toBe(400);
  });

  test("a clock that is twenty minutes off is refused", async () => {
    const skewed = clientOf(store.address.endpoint);
    skewed.config.systemClockOffset = 20 * 60_000;
    await expect(read(skewed, "page.html")).rejects.toThrow(expect.objectContaining({ name: "RequestTimeTooSkewed" }));
  });

  test.each(["../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a/../page.html"])(
    "the key %s stays a name",
    async (path) => {
      const { port, hostname } = new URL(store.address.endpoint);
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname, () =>
          socket.end(`GET /${Bucket}/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
        );
        let text = "";
        socket.on("data", (part) => (text += part)).on("end", () => resolve(text));
      });
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      await s3.send(new PutObjectCommand({ Bucket, Key: path, Body: "kept inside" }));
      expect(await read(s3, path)).toBe("kept inside");
    },
  );

  test("what the store does not do is refused, never ignored", async () => {
    const options = [
      { ACL: "public-read" },
      { ServerSideEncryption: "AES256" },
      { Tagging: "a=b" },
      { IfMatch: '"x"' },
    ] as const;
    for (const one of options) {
      const put = s3.send(new PutObjectCommand({ Bucket, Key: "never", Body: "x", ...one }));
      await expect(put).rejects.toThrow(expect.objectContaining({ name: "NotImplemented" }));
    }
    await expect(read(s3, "never")).rejects.toThrow(expect.objectContaining({ name: "NoSuchKey" }));
  });
});

describe("what a browser gets", () => {
  test("no object can run in it", async () => {
    const answer = await fetch(await presigned(store.address, { key: "page.html" }));
    const headers = ["content-type", "x-content-type-options", "content-security-policy"].map((name) =>
      answer.headers.get(name),
    );
    expect(headers).toEqual(["text/html", "nosniff", "sandbox; default-src 'none'"]);
  });

  test("a name with a line break cannot add a header", async () => {
    const query = { "response-content-disposition": "attachment\r\nset-cookie: a=b" };
    const answer = await fetch(await presigned(store.address, { key: "page.html", query }));
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([400, null]);
  });
});

describe("a store that is stopped", () => {
  test("keeps its objects, and one half sent changes nothing", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "pochin-s3-"));
    const start = join(import.meta.dirname, "../../storage/embedded/start.server.ts");
    const script = `import { startEmbeddedS3 } from ${JSON.stringify(start)};
      const { endpoint } = await startEmbeddedS3({ dataDir: ${JSON.stringify(dataDir)}, accessKeyId: "test-key", secretAccessKey: "test-secret" });
      console.log(endpoint);`;
    await writeFile(join(dataDir, "run.mts"), script);
    const child = spawn(process.execPath, ["--import", "tsx", join(dataDir, "run.mts")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const died = new Promise((resolve) => child.on("exit", resolve));
    const endpoint = await new Promise<string>((resolve) =>
      child.stdout.once("data", (text) => resolve(String(text).trim())),
    );
    const before = clientOf(endpoint);
    await before.send(new CreateBucketCommand({ Bucket }));
    await before.send(new PutObjectCommand({ Bucket, Key: "report", Body: "first" }));

    const url = await presigned({ ...store.address, endpoint }, { method: "PUT", key: "report" });
    const half = connect(Number(new URL(endpoint).port), "127.0.0.1");
    half.on("error", () => {});
    half.write(
      `PUT ${url.slice(endpoint.length)} HTTP/1.1\r\nHost: ${new URL(endpoint).host}\r\nContent-Length: 1000000\r\n\r\n`,
    );
    half.write(randomBytes(300_000));
    const tmp = join(dataDir, Bucket, "tmp");
    while ((await readdir(tmp)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGKILL");
    await died;

    const [left = ""] = await readdir(tmp);
    await utimes(join(tmp, left), 0, 0);
    const again = await startEmbeddedS3({ dataDir, accessKeyId: "test-key", secretAccessKey: "test-secret" });
    const after = clientOf(again.endpoint);
    expect(await read(after, "report")).toBe("first");
    expect((await after.send(new ListObjectsV2Command({ Bucket }))).Contents?.map((one) => one.Key)).toEqual([
      "report",
    ]);
    expect(await readdir(tmp)).toEqual([]);
    await again.close();
    await rm(dataDir, { recursive: true });
  });

  test("a replaced object leaves no old bytes on the disk", async () => {
    for (const Body of ["one", "two", "three"]) await s3.send(new PutObjectCommand({ Bucket, Key: "again", Body }));
    await Promise.all(
      ["a", "b", "c", "d"].map((Body) => s3.send(new PutObjectCommand({ Bucket, Key: "again", Body }))),
    );
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket }));
    const files = await readdir(join(store.dataDir, Bucket, "objects"), { recursive: true });
    expect(files.filter((name) => name.endsWith(".data"))).toHaveLength(KeyCount ?? 0);
  });
});
