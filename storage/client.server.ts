import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";

/** Where a store is and how to enter it. */
export type StorageAddress = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle: boolean;
};

/** What goes with the bytes. With `once`, an object that is already there stays as it is. */
export type PutOptions = { contentType: string; once?: boolean };

/** Whether the bytes were written, or `once` found an object under that key. */
export type Put = "written" | "alreadyThere";

/** Bytes to be written: as they come, or all of them where they are in memory anyhow. */
export type Bytes = AsyncIterable<Uint8Array> | Uint8Array;
type Announced = { size: number; sha256: string };

export type StoredBytes = { body: AsyncIterable<Uint8Array>; size: number };
export type ListedObject = { key: string; size: number; modified: Date };

/** The files of the installation, in one bucket. Failures of the store are thrown, after the SDK's own retries. */
export type ObjectStorage = {
  put(key: string, body: Uint8Array, options: PutOptions): Promise<Put>;
  /** `open` is called again for a retry. The store refuses bytes that do not match `sha256` (hex). */
  putStream(key: string, open: () => Bytes, options: PutOptions & Announced): Promise<Put>;
  /** Throws when there is no such object: a file that the database knows must be there. */
  get(key: string): Promise<StoredBytes>;
  head(key: string): Promise<{ size: number; contentType: string } | undefined>;
  remove(keys: readonly string[]): Promise<void>;
  list(prefix: string): AsyncIterable<ListedObject>;
  ensureBucket(): Promise<void>;
  /** The plain address of an object. Nobody may read it without a signature; the start-up probe checks that. */
  address(key: string): string;
  close(): void;
};

const attempts = 3;
/** Objects that one request removes. */
const batch = 500;

/** Opens a store. Nothing is sent until the first call. */
export function openStorage(address: StorageAddress): ObjectStorage {
  const client = openClient(address);
  const Bucket = address.bucket;

  async function put(key: string, body: Uint8Array, options: PutOptions): Promise<Put> {
    const sha256 = createHash("sha256").update(body).digest("hex");
    return putStream(key, () => body, { ...options, size: body.byteLength, sha256 });
  }

  async function putStream(key: string, open: () => Bytes, options: PutOptions & Announced, attempt = 1): Promise<Put> {
    const bytes = open();
    const isWhole = bytes instanceof Uint8Array;
    const Body = isWhole ? bytes : Readable.from(bytes, { objectMode: false });
    announced.set(Body, options.sha256);
    const command = new PutObjectCommand({
      Bucket,
      Key: key,
      Body,
      ContentLength: options.size,
      ContentType: options.contentType,
      IfNoneMatch: options.once ? "*" : undefined,
    });
    try {
      await client.send(command);
      return "written";
    } catch (error) {
      const isTaken = options.once && [409, 412].includes(statusOf(error) ?? 0);
      if (isTaken && (await head(key))) return "alreadyThere";
      if (options.once && statusOf(error) === 501) return putUnlessThere(key, open, options);
      // why: the SDK does not repeat a stream, which it could not read twice; what was there a moment ago may be collected now.
      if (attempt === attempts || !(isTaken || (!isWhole && mayPass(error)))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
      return putStream(key, open, options, attempt + 1);
    }
  }

  // why: a store without conditional writes; the keys written once are hashes of their content, so a race does no harm.
  async function putUnlessThere(key: string, open: () => Bytes, options: PutOptions & Announced): Promise<Put> {
    return (await head(key)) ? "alreadyThere" : putStream(key, open, { ...options, once: false });
  }

  async function get(key: string): Promise<StoredBytes> {
    const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
    return { body: Body as Readable, size: ContentLength ?? 0 };
  }

  async function head(key: string) {
    try {
      const { ContentLength, ContentType } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      return { size: ContentLength ?? 0, contentType: ContentType ?? "application/octet-stream" };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  async function remove(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += batch) await removeSome(keys.slice(from, from + batch));
  }

  async function removeSome(keys: readonly string[]): Promise<void> {
    const Objects = keys.map((Key) => ({ Key }));
    const together = keys.length > 1 && new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } });
    const answer = together ? await client.send(together).catch(() => undefined) : undefined;
    // why: some stores know no removal of many at once, and one that knows it may fail for some of them.
    const left = answer ? (answer.Errors ?? []).flatMap(({ Key }) => Key ?? []) : keys;
    for (const Key of left) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  }

  async function* list(prefix: string): AsyncIterable<ListedObject> {
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken }));
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key !== undefined) yield { key: Key, size: Size ?? 0, modified: LastModified ?? new Date() };
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }

  async function ensureBucket(): Promise<void> {
    try {
      await client.send(new HeadBucketCommand({ Bucket }));
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
      await client.send(new CreateBucketCommand({ Bucket })).catch(forgiveExisting);
    }
  }

  return {
    put,
    putStream,
    get,
    head,
    remove,
    list,
    ensureBucket,
    address: (key) => plainAddress(address, key),
    close: () => client.destroy(),
  };
}

// why: the SDK writes to the console about every refused stream, also about those that `once` expects.
const quiet = () => {};
/** SHA-256 (hex) of the bodies on their way. */
const announced = new WeakMap<object, string>();

// why: no `info` and no `debug`; the SDK words what it would say there at every call, before it asks whether anybody listens.
const silent = { warn: quiet, error: quiet } as unknown as NonNullable<S3ClientConfig["logger"]>;

function openClient(address: StorageAddress): S3Client {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const client = new S3Client({
    endpoint: address.endpoint,
    region: address.region,
    forcePathStyle: address.forcePathStyle,
    credentials: { accessKeyId: address.accessKeyId, secretAccessKey: address.secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: attempts,
    logger: silent,
    cacheMiddleware: true,
    requestHandler: { connectionTimeout: 3_000, socketTimeout: 30_000 },
  });
  // why: every S3 store compares the body with this signed header; the SDK alone would leave a stream unsigned.
  client.middlewareStack.add(
    (next) => (args) => {
      const sha256 = announced.get((args.input as { Body?: object }).Body ?? client);
      if (sha256) (args.request as { headers: Record<string, string> }).headers["x-amz-content-sha256"] = sha256;
      return next(args);
    },
    { step: "build" },
  );
  // why: stores older than the SDK's own checksum know the sum of a batch of removals by this header only.
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { headers, body } = args.request as { headers: Record<string, string>; body: string };
        if (commandName !== "DeleteObjectsCommand") return next(args);
        for (const name of Object.keys(headers)) if (/^x-amz-(sdk-)?checksum-/i.test(name)) delete headers[name];
        headers["content-md5"] = createHash("md5").update(body).digest("base64");
        return next(args);
      },
    { step: "build", priority: "low" },
  );
  return client;
}

/** The HTTP status that a store answered with; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
}

function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || status === 429 || status === 409;
}

function forgiveExisting(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "BucketAlreadyOwnedByYou") throw error;
}

function plainAddress({ endpoint, bucket, forcePathStyle }: StorageAddress, key: string): string {
  const url = new URL(endpoint);
  const path = key.split("/").map(encodeURIComponent).join("/");
  if (forcePathStyle) url.pathname = `/${bucket}/${path}`;
  else [url.host, url.pathname] = [`${bucket}.${url.host}`, `/${path}`];
  return url.href;
}
