import { offlinePage, signedOutPage } from "~/text/offline";
import { endSession, LEFT } from "./left-device";

/** What a service worker has and a page has not, as far as it is used here. */
type Worker = {
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(which: { includeUncontrolled: boolean }): Promise<{ postMessage(message: string): void }[]>;
  };
};
/** Pages that are to be there without a link, and what the one that asks is made of. */
export type ToKeep = { pages: string[]; assets: string[] };
type Extendable = { waitUntil(work: Promise<unknown>): void };
type Events = {
  install: Extendable;
  activate: Extendable;
  message: Extendable & { data: ToKeep };
  sync: Extendable & { tag: string };
  fetch: Extendable & { request: Request; respondWith(answer: Promise<Response>): void };
};
const worker = self as unknown as Worker;

const ASSETS = "assets";
const OF_PERSON = "drafts ";
const FORM = /^\/applicant\/applications\/[0-9a-f-]{36}\/(form\/[\w-]+|documents|check)$/;
/** Pages that are only read without a link: whatever is done on them needs the server. */
const READ_ONLY = /\/(documents|check)$/;
/** A page that nobody has opened for so long is not shown any more: a session lasts as long. */
const MOST_DAYS = 30;
/** One that is kept beforehand is fetched anew after so long, since colleagues write too. */
const FRESH_DAYS = 1;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) =>
  event.waitUntil(
    keepAll(event.data).catch(() => {
      // why: the link went away meanwhile; the next page that is opened asks again.
    }),
  ),
);

/** The link is back: the session of whoever signed out without it ends, whether a page of ours is open or not. */
worker.addEventListener("sync", (event) => {
  if (event.tag === LEFT) event.waitUntil(endIfLeft());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, search } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(answerPage(event, pathname, search));
  else if (request.method === "GET" && pathname.startsWith("/assets/"))
    event.respondWith(answerAsset(request, pathname));
});

/** The network first; without it the form as it was opened last, or words that say what there is. */
async function answerPage(event: Events["fetch"], pathname: string, search: string): Promise<Response> {
  const { request } = event;
  try {
    await endIfLeft();
    const response = await fetch(request);
    if (request.method === "GET" && !search) await keepForm(pathname, response.clone());
    if (request.method === "GET" && search && READ_ONLY.test(pathname)) event.waitUntil(keepAnew(pathname));
    return response;
  } catch {
    const kept = request.method === "GET" ? await findForm(pathname) : undefined;
    if (!kept) return sayOffline();
    return READ_ONLY.test(pathname) ? asKept(kept) : kept;
  }
}

/** Ends the session of a person who signed out without a link, before anything of theirs is shown; throws without one. */
async function endIfLeft(): Promise<void> {
  if (!(await caches.has(LEFT))) return;
  if (!(await endSession())) throw new Error("no link");
  await caches.delete(LEFT);
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true })) page.postMessage(LEFT);
}

/**
 * Keeps the pages that are not kept yet: the one that brought the worker, since it came before it, and the sections of its
 * draft that nobody has opened on this device. One after another, so that a weak link stays free for what is typed.
 */
async function keepAll({ pages, assets }: ToKeep): Promise<void> {
  await keepAssets(assets);
  for (const page of pages.filter((one) => FORM.test(one))) {
    if (await findForm(page, FRESH_DAYS)) continue;
    const response = await fetch(page);
    const html = response.clone();
    // why: what is no form any more is the page of signing in, and so would the next ones be.
    if (!(await keepForm(page, response))) return;
    await keepAssets((await html.text()).match(/\/assets\/[\w.-]+/g) ?? []);
  }
}

async function keepAssets(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(ASSETS);
  for (const path of new Set(paths)) if (!(await cache.match(path))) await cache.add(path);
}

/** A page that came with words about what has just been done is kept as it is without them. */
async function keepAnew(pathname: string): Promise<void> {
  await fetch(pathname)
    .then((response) => keepForm(pathname, response))
    .catch(() => {
      // why: the link went away meanwhile, so the page stays as it was kept before.
    });
}

/** A kept page that says of itself since when it has been kept; its script tells that to the reader. */
async function asKept(kept: Response): Promise<Response> {
  const at = new Date(kept.headers.get("date") ?? "").toISOString();
  const html = (await kept.text()).replace("<html ", `<html data-kept="${at}" `);
  const headers = new Headers(kept.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(html, { headers });
}

async function answerAsset(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(pathname);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(pathname, response.clone());
  return response;
}

/** Keeps a form under its owner, and nobody else's beside it; false when it is no form to keep. */
async function keepForm(pathname: string, response: Response): Promise<boolean> {
  const owner = response.headers.get("x-draft-of");
  if (!owner || !response.ok || response.redirected || !FORM.test(pathname) || (await caches.has(LEFT))) return false;
  const name = `${OF_PERSON}${owner}`;
  for (const other of await caches.keys())
    if (other.startsWith(OF_PERSON) && other !== name) await caches.delete(other);
  await (await caches.open(name)).put(pathname, response);
  return true;
}

async function forms(): Promise<Cache | undefined> {
  const name = (await caches.keys()).find((one) => one.startsWith(OF_PERSON));
  return name === undefined ? undefined : caches.open(name);
}

async function findForm(pathname: string, mostDays = MOST_DAYS): Promise<Response | undefined> {
  const kept = await (await forms())?.match(pathname);
  const at = Date.parse(kept?.headers.get("date") ?? "");
  return at > Date.now() - mostDays * 86_400_000 ? kept : undefined;
}

/** A page of words, with links to the forms that can be opened, dressed as they are. */
async function sayOffline(): Promise<Response> {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  if (await caches.has(LEFT)) return new Response(signedOutPage(), { status: 503, headers });
  const cache = await forms();
  const links: { path: string; title: string }[] = [];
  let styles = "";
  for (const { url } of (await cache?.keys()) ?? []) {
    const path = new URL(url).pathname;
    const html = await (await findForm(path))?.text();
    const title = html && /<title>([^<]*?)(?: — [^—<]*)?<\/title>/.exec(html)?.[1];
    if (!title) continue;
    links.push({ path, title });
    styles = (html.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? []).join("");
  }
  return new Response(offlinePage(links, styles), { status: 503, headers });
}
