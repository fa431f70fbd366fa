/**
 * What was typed into a section, as its form would post it. `unsent` waits for the server; `submitted` went with the form
 * itself, nobody knows yet whether it arrived; `saved` is on the server and serves pages that are read without a link.
 */
export type Kept = {
  key: string;
  owner: string;
  /** Where it is sent, and the page it was typed on. */
  to: string;
  page: string;
  body: string;
  state: "unsent" | "submitted" | "saved";
};

const DATABASE = "pochin";
const STORE = "typed";

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let opening: Promise<IDBDatabase> | undefined;

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opening ??= (async () => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    return settled(request);
  })();
  return (await opening).transaction(STORE, mode).objectStore(STORE);
}

/** Everything that one person typed on this device. */
export async function keptBy(owner: string): Promise<Kept[]> {
  const all: Kept[] = await settled((await store("readonly")).getAll());
  return all.filter((one) => one.owner === owner);
}

/** Writes one down in the place of the one with its key. */
export async function keep(kept: Kept): Promise<void> {
  await settled((await store("readwrite")).put(kept));
}

/** Forgets one. */
export async function forget(key: string): Promise<void> {
  await settled((await store("readwrite")).delete(key));
}

/** Everything on this device that no server has answered for yet. */
export async function unsent(): Promise<Kept[]> {
  const all: Kept[] = await settled((await store("readonly")).getAll());
  return all.filter(({ state }) => state !== "saved");
}

/** Forgets everything that anybody typed here, also while other pages have the journal open. */
export async function forgetAll(): Promise<void> {
  await settled((await store("readwrite")).clear());
}

/** Forgets what others than this person typed: a library's computer keeps one reader's text at a time. */
export async function forgetOthers(owner: string): Promise<void> {
  const place = await store("readwrite");
  const all: Kept[] = await settled(place.getAll());
  for (const one of all) if (one.owner !== owner) place.delete(one.key);
}
