import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rm, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Digests } from "./body.server";
import { move, oneAtATime, ownFolder, placeOf, syncFolder, writeJson, writeSynced } from "./disk.server";
import { s3Refusal } from "./refusal.server";

/** What an object is, besides its bytes; kept as JSON beside them. `data` is the file's name in the same folder. */
export type ObjectFacts = {
  key: string;
  data: string;
  size: number;
  etag: string;
  modified: string;
  headers: Record<string, string>;
  checksums: Digests["checksums"];
};

export type OpenObject = { facts: ObjectFacts; file: Awaited<ReturnType<typeof open>> };

export type Bucket = {
  folder: string;
  /** A fresh path for bytes on their way in; `keep` moves it, a restart sweeps what was left. */
  incoming(): string;
  keep(path: string, facts: Omit<ObjectFacts, "data">, onlyNew: boolean): Promise<void>;
  /** Refuses NoSuchKey, as `open` does. */
  facts(key: string): ObjectFacts;
  open(key: string): Promise<OpenObject>;
  remove(key: string): Promise<void>;
  /** Every object, in the order of the keys' bytes. */
  all(): ObjectFacts[];
};

/**
 * Opens a bucket's folder. An object is there from the moment its JSON is renamed into place: the bytes were synced
 * before, so a crash leaves the old object, the new one, or an orphan that the next opening sweeps.
 */
export async function openBucket(folder: string): Promise<Bucket> {
  const objects = await ownFolder(join(folder, "objects"));
  const tmp = await ownFolder(join(folder, "tmp"));
  const uploads = await ownFolder(join(folder, "uploads"));
  await removeAbandoned(await pathsIn(uploads), 7 * 24 * 3600_000);
  // why: one process at a time keeps this folder (the start locks it), so what it knows of the objects is what there is.
  const known = await sweep(objects, tmp);
  const folders = new Set(await pathsIn(objects));
  const alone = oneAtATime();
  let sorted: ObjectFacts[] | undefined;

  async function keep(path: string, facts: Omit<ObjectFacts, "data">, onlyNew: boolean): Promise<void> {
    const place = placeOf(objects, facts.key);
    await alone(place.name, async () => {
      const old = known.get(facts.key);
      if (old && onlyNew) throw s3Refusal("PreconditionFailed", "an object with this key exists");
      const data = `${place.name}.${randomUUID()}.data`;
      if (!folders.has(place.folder)) folders.add(await ownFolder(place.folder));
      await move(path, join(place.folder, data));
      await writeJson(join(place.folder, `${place.name}.json`), { ...facts, data });
      known.set(facts.key, { ...facts, data });
      sorted = undefined;
      if (old) await removeFile(join(place.folder, old.data));
    });
  }

  async function remove(key: string): Promise<void> {
    const place = placeOf(objects, key);
    await alone(place.name, async () => {
      const old = known.get(key);
      if (!old) return;
      await removeFile(join(place.folder, `${place.name}.json`));
      await syncFolder(place.folder);
      known.delete(key);
      sorted = undefined;
      await removeFile(join(place.folder, old.data));
    });
  }

  function factsOf(key: string): ObjectFacts {
    const facts = known.get(key);
    if (!facts) throw s3Refusal("NoSuchKey");
    return facts;
  }

  async function openObject(key: string, attempts = 3): Promise<OpenObject> {
    const facts = factsOf(key);
    try {
      const file = await open(join(placeOf(objects, key).folder, facts.data), "r");
      if ((await file.stat()).size === facts.size) return { facts, file };
      await file.close();
      throw s3Refusal("InternalError", `${key} is not as long as it was`);
    } catch (error) {
      // why: the object may have been replaced between the two reads.
      if (!isMissing(error) || attempts === 1) throw error;
      return openObject(key, attempts - 1);
    }
  }

  function all(): ObjectFacts[] {
    sorted ??= [...known.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    return sorted;
  }

  return {
    folder,
    incoming: () => join(tmp, randomUUID()),
    keep,
    facts: factsOf,
    open: openObject,
    remove,
    all,
  };
}

/** Removes a file of `incoming` unless `work` succeeds with it. */
export async function withIncoming<T>(
  bucket: Bucket,
  bytes: AsyncIterable<Uint8Array>,
  work: (path: string) => Promise<T>,
) {
  const path = bucket.incoming();
  await writeSynced(path, bytes);
  try {
    return await work(path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

async function readFacts(place: { folder: string; name: string }): Promise<ObjectFacts | undefined> {
  try {
    return JSON.parse(await readFile(join(place.folder, `${place.name}.json`), "utf8"));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function sweep(objects: string, tmp: string): Promise<Map<string, ObjectFacts>> {
  const known = new Map<string, ObjectFacts>();
  for (const folder of await pathsIn(objects)) {
    const names = await readdir(folder);
    const facts = names
      .filter((name) => name.endsWith(".json"))
      .map((name) => readFacts({ folder, name: name.slice(0, -5) }));
    const kept = new Set<string>();
    for (const one of await Promise.all(facts)) {
      if (!one) continue;
      known.set(one.key, one);
      kept.add(one.data);
    }
    const orphans = names.filter((name) => !name.endsWith(".json") && !kept.has(name));
    await removeAbandoned(orphans.map((name) => join(folder, name)));
  }
  await removeAbandoned(await pathsIn(tmp));
  return known;
}

// why: a young file may belong to another process that is still writing it.
async function removeAbandoned(paths: string[], age = 3600_000): Promise<void> {
  for (const path of paths) {
    if (Date.now() - (await stat(path)).mtimeMs > age) await rm(path, { recursive: true, force: true });
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name));
}

/** Whether a file was not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
