import { createHash, createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignatureV4 } from "@smithy/signature-v4";
import type { StorageAddress } from "../../storage/client.server";
import { startEmbeddedS3 } from "../../storage/embedded/start.server";

export const corsOrigin = "http://localhost:3000";

export type AStore = { address: StorageAddress; embedded: boolean; dataDir: string; close(): Promise<void> };

/** The embedded store in a folder of its own. */
export async function anEmbeddedStore(bucket = "test-bucket"): Promise<AStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "pochin-s3-"));
  const account = { accessKeyId: "test-key", secretAccessKey: "test-secret" };
  const server = await startEmbeddedS3({ dataDir, ...account, corsOrigins: [corsOrigin] });
  const close = async () => {
    await server.close();
    await rm(dataDir, { recursive: true });
  };
  const address = { endpoint: server.endpoint, region: "us-east-1", bucket, ...account, forcePathStyle: true };
  return { address, embedded: true, dataDir, close };
}

/** The store that S3_* names, or the embedded one. */
export async function aStore(): Promise<AStore> {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } =
    process.env;
  if (!S3_ENDPOINT) return anEmbeddedStore();
  const address = {
    endpoint: S3_ENDPOINT,
    region: S3_REGION ?? "us-east-1",
    bucket: S3_BUCKET ?? "test-bucket",
    accessKeyId: S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? "",
    forcePathStyle: S3_FORCE_PATH_STYLE !== "false",
  };
  return { address, embedded: false, dataDir: "", close: async () => {} };
}

class Sha256 {
  private readonly hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }
  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }
  reset(): void {}
}

type Ask = {
  method?: string;
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  at?: Date;
  life?: number;
};

/** An address signed beforehand with the AWS SDK's own signer. */
export async function presigned(
  address: StorageAddress,
  { method = "GET", key, query = {}, headers = {}, at, life = 60 }: Ask,
) {
  const signer = new SignatureV4({
    service: "s3",
    region: address.region,
    credentials: address,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const url = new URL(`${address.endpoint}/${address.bucket}/${key.split("/").map(encodeURIComponent).join("/")}`);
  const request = {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    path: url.pathname,
    query,
    headers: { host: url.host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD", ...headers },
  };
  const signed = await signer.presign(request, {
    expiresIn: life,
    signingDate: at ?? new Date(),
    unhoistableHeaders: new Set(Object.keys(headers)),
  });
  const pairs = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${strict(String(value))}`,
  );
  return `${url.origin}${url.pathname}?${pairs.join("&")}`;
}

/** The fields of a form that may post one file under `key`, of at most `largest` bytes. */
export function postFields(
  address: StorageAddress,
  key: string,
  largest: number,
  life = 60_000,
): Record<string, string> {
  const instant = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = `${instant.slice(0, 8)}/${address.region}/s3/aws4_request`;
  const fields = {
    bucket: address.bucket,
    key,
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${address.accessKeyId}/${scope}`,
    "x-amz-date": instant,
  };
  const conditions = [
    ["content-length-range", 0, largest],
    ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
  ];
  const policy = Buffer.from(
    JSON.stringify({ expiration: new Date(Date.now() + life).toISOString(), conditions }),
  ).toString("base64");
  const signature = createHmac("sha256", keyOf(address, scope)).update(policy).digest("hex");
  return { ...fields, policy, "x-amz-signature": signature };
}

/** The signing key of a scope. */
export function keyOf(account: { secretAccessKey: string }, scope: string): Buffer {
  const start = Buffer.from(`AWS4${account.secretAccessKey}`);
  return scope.split("/").reduce<Buffer>((key, part) => createHmac("sha256", key).update(part).digest(), start);
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
