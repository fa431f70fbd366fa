import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Bucket, isMissing, openBucket } from "./bucket.server";
import { oneAtATime, ownFolder } from "./disk.server";
import { s3Refusal } from "./refusal.server";

export type Buckets = {
  find(name: string): Promise<Bucket>;
  create(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
};

const validName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The buckets in a folder, each opened when it is first asked for. */
export async function openBuckets(dataDir: string): Promise<Buckets> {
  await ownFolder(dataDir);
  const opened = new Map<string, Bucket>();
  const alone = oneAtATime();

  async function find(name: string): Promise<Bucket> {
    const bucket = opened.get(name) ?? (await alone(name, () => openKnown(name)));
    if (!bucket) throw s3Refusal("NoSuchBucket");
    return bucket;
  }

  async function openKnown(name: string): Promise<Bucket | undefined> {
    if (!validName.test(name) || !(await isFolder(join(dataDir, name)))) return undefined;
    const bucket = opened.get(name) ?? (await openBucket(join(dataDir, name)));
    opened.set(name, bucket);
    return bucket;
  }

  async function create(name: string): Promise<void> {
    if (!validName.test(name) || name.includes("..")) throw s3Refusal("InvalidBucketName");
    if (await alone(name, () => openKnown(name))) throw s3Refusal("BucketAlreadyOwnedByYou");
    await ownFolder(join(dataDir, name));
  }

  async function remove(name: string): Promise<void> {
    if ((await find(name)).all().length > 0) throw s3Refusal("BucketNotEmpty");
    opened.delete(name);
    await rm(join(dataDir, name), { recursive: true });
  }

  async function names(): Promise<string[]> {
    return (await readdir(dataDir)).filter((name) => validName.test(name)).sort();
  }

  return { find, create, remove, names };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
