import type { Lang } from "~/text/plural";
import { signedOut } from "~/text/signed-out";
import { forgetDrafts } from "./forget-drafts";
import { forget, unsent } from "./journal";
import { endSession, LEAVING, LEFT, type Leaving, SCOPE } from "./left-device";
import { post } from "./post-draft";

/** How long a link that says nothing is waited for before it counts as none. */
const PATIENCE = 4000;
const AGAIN = 5000;

const lang: Lang = document.documentElement.lang === "en" ? "en" : "ru";

/**
 * Beside every button of signing out: nothing typed stays on a shared computer, whether there is a link or not. What is
 * not on the server yet goes there first, or the person says that it may be lost. Without a link the device is wiped at
 * once, the page says so, and the session ends when the link is back: by this page, by the worker of drafts, or by the
 * next page that is opened here. Without this script the button does what it did: it asks the server.
 */
async function leave(): Promise<void> {
  const isLost = await within(PATIENCE, sendAll(), true);
  if (isLost && !(await mayBeLost())) return;
  await within(PATIENCE, forgetDrafts(), undefined);
  await mark();
  if (await within(PATIENCE, endSession(), false)) return goOut();
  show(isLost);
  askWorker().catch(() => {
    // why: without a worker the pages end the session.
  });
}

/** Sends what this device holds; true when something stays that the server does not have. */
async function sendAll(): Promise<boolean> {
  const forms: Promise<boolean>[] = [];
  document.dispatchEvent(new CustomEvent(LEAVING, { detail: forms }) satisfies Leaving);
  const isLeft = (await Promise.all(forms)).includes(true);
  for (const one of await unsent().catch(() => [])) {
    // why: a link that is down is no fault here; what it does not take is asked about.
    const answer = await post(one).catch(() => undefined);
    if (answer?.version === undefined) return true;
    await forget(one.key);
  }
  return isLeft;
}

/** Says what would be lost, and waits for a choice. */
function mayBeLost(): Promise<boolean> {
  const { title, body, stay, leave: go } = signedOut[lang].ask;
  const box = document.createElement("div");
  box.className = "alert alert-warn";
  box.innerHTML = `<strong class="alert-title" id="leaving">${title}</strong><p id="leaving-body">${body}</p><p class="buttons">
<button type="button" class="button">${stay}</button> <button type="button" class="button button-plain">${go}</button></p>`;
  for (const [name, value] of [
    ["role", "alertdialog"],
    ["aria-labelledby", "leaving"],
    ["aria-describedby", "leaving-body"],
  ] as const)
    box.setAttribute(name, value);
  document.querySelector("main")?.prepend(box);
  const [stayButton, goButton] = Array.from(box.querySelectorAll("button"));
  stayButton?.focus();
  box.scrollIntoView({ block: "center" });
  return new Promise((resolve) => {
    const settle = (isLost: boolean) => () => {
      box.remove();
      resolve(isLost);
    };
    stayButton?.addEventListener("click", settle(false));
    goButton?.addEventListener("click", settle(true));
  });
}

/** From now on this browser is left: other tabs, pages of its history and the worker know it. */
async function mark(): Promise<void> {
  try {
    if ("caches" in window) await caches.open(LEFT);
    localStorage.setItem(LEFT, "yes");
  } catch {
    // why: a browser that keeps nothing has this page alone to end the session.
  }
}

/** Has the worker end the session when the link is back, whether a page of ours is open then or not. */
async function askWorker(): Promise<void> {
  const worker: WithSync | undefined = await navigator.serviceWorker?.getRegistration(SCOPE);
  await worker?.sync?.register(LEFT);
}

/** Background synchronisation, in browsers that have it. */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

async function isLeft(): Promise<boolean> {
  try {
    if (localStorage.getItem(LEFT) === null) return false;
    // why: a worker that has ended the session takes its own mark away, and whoever signs in next is not to be shut out.
    if (!("caches" in window) || (await caches.has(LEFT))) return true;
    localStorage.removeItem(LEFT);
    return false;
  } catch {
    // why: a browser that keeps nothing keeps no mark either.
    return false;
  }
}

let isShown = false;

/** Puts the words in the place of the page, which belonged to the person who left, and tries until the link is back. */
function show(isLost: boolean): void {
  if (isShown) return;
  isShown = true;
  const { title, wiped, lost, saved, session, waiting } = signedOut[lang];
  document.body.innerHTML = `<main id="content" class="frame"><h1 tabindex="-1">${title}</h1>
<p>${wiped} ${isLost ? lost : ""} ${saved}</p><p>${session}</p><p class="muted">${waiting}</p></main>`;
  document.title = title;
  document.querySelector("h1")?.focus();
  history.replaceState(null, "", "/sign-in");
  const tryAgain = async () => (await endSession()) && goOut();
  window.addEventListener("online", tryAgain);
  setInterval(tryAgain, AGAIN);
}

/** The page after signing out clears the mark. */
function goOut(): void {
  location.replace(`/sign-in?done=signedOut${lang === "en" ? "&lang=en" : ""}`);
}

async function within<Value>(ms: number, work: Promise<Value>, otherwise: Value): Promise<Value> {
  return Promise.race([work, new Promise<Value>((resolve) => setTimeout(() => resolve(otherwise), ms))]);
}

let isLeaving = false;
document.addEventListener("submit", (event) => {
  if (!/\/sign-out$/.test((event.target as HTMLFormElement).action)) return;
  event.preventDefault();
  if (isLeaving) return;
  isLeaving = true;
  leave().finally(() => {
    isLeaving = false;
  });
});

/** A page of the person who left: asked for again, or brought back from the history of the tab. */
async function closeIfLeft(): Promise<void> {
  if (!(await isLeft())) return;
  if (await within(PATIENCE, endSession(), false)) goOut();
  else show(false);
}
closeIfLeft();
window.addEventListener("pageshow", ({ persisted }) => persisted && closeIfLeft());
// why: another tab with a draft would write its text down once more; other forms keep theirs until they are sent.
const mayGo = () =>
  document.querySelector("pochin-autosave, pochin-kept") !== null || !document.querySelector("main textarea");
window.addEventListener("storage", ({ key, newValue }) => {
  if (key === LEFT && newValue && mayGo()) show(false);
});
// why: the worker may end the session while this page is on its way here.
navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (data === LEFT && mayGo()) goOut();
});
