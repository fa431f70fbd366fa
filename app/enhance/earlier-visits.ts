import { newRowId } from "~/lifecycle/3-application/draft";
import { forget, forgetOthers, type Kept, keep, keptBy } from "./journal";
import { post } from "./post-draft";

/** The form that is open: whose, where it is posted, and the key that this tab keeps it under. */
type Open = { owner: string; to: string; key: string };

/**
 * What earlier visits of this person left on this device: of the open form the text that goes on, from now on under the key
 * of this tab, and everything else. What goes on is the tab's own unsent text, else another's, else the newest saved one;
 * saved texts that are older are forgotten, and so is what other people typed here.
 */
export async function earlierVisits({ owner, to, key }: Open): Promise<{ left?: Kept; others: Kept[] }> {
  await forgetOthers(owner);
  const all = await keptBy(owner);
  const here = all.filter((one) => one.to === to);
  const saved = here.filter(({ state }) => state === "saved");
  const waiting = here.filter(({ state }) => state !== "saved");
  const newest = saved.sort((one, other) => versionOf(other) - versionOf(one))[0];
  const left = waiting.find((one) => one.key === key) ?? waiting[0] ?? newest;
  if (left && left.key !== key) await keep({ ...left, key });
  for (const one of saved.concat(left ?? [])) if (one.key !== key) await forget(one.key);
  return { left, others: all.filter((one) => one !== left) };
}

/** How long what the link did not take waits for its next go. */
const AGAIN = 5_000;

/**
 * Sends what was typed in other sections, or here in a tab that is gone. What the link does not take stays kept, and goes
 * again for as long as the page is open.
 * @param tell hears on which page two texts contradict each other
 */
export async function sendOthers(others: readonly Kept[], tell: (page: string) => void): Promise<void> {
  const waiting = new Map<string, string>();
  for (const one of others.filter(({ state }) => state !== "saved")) {
    // why: a link that is lost again is no fault; what it did not take is told apart below.
    const answer = await post(one).catch(() => undefined);
    if (!answer) waiting.set(one.key, one.body);
    else if (answer.version !== undefined) await forget(one.key);
    else if (answer.clash && one.page !== location.pathname) tell(one.page);
  }
  const owner = others[0]?.owner;
  if (waiting.size === 0 || owner === undefined) return;
  await new Promise((resolve) => setTimeout(resolve, AGAIN));
  // why: another page may have sent it meanwhile.
  const left = (await keptBy(owner)).filter(({ key, body }) => waiting.get(key) === body);
  await sendOthers(left, tell);
}

/** The version that a kept text was written from. */
export function versionOf({ body }: Pick<Kept, "body">): number {
  return Number(new URLSearchParams(body).get("version"));
}

/** Tells this tab from others of the same person; a tab that comes back after a crash is still itself, its copy is another. */
export async function tabId(): Promise<string> {
  try {
    const known = sessionStorage.getItem("tab");
    if (known && (await isFree(known))) return known;
    const id = newRowId();
    await isFree(id);
    sessionStorage.setItem("tab", id);
    return id;
  } catch {
    // why: a browser that keeps nothing has nothing to tell apart.
    return "";
  }
}

const TRIES = 5;
const BETWEEN_TRIES = 200;

/**
 * Takes a tab's name for as long as its page is open: a browser copies it into a duplicated tab, and two who write under one
 * name would write over each other. True where a browser has no locks and cannot tell.
 */
async function isFree(id: string, tries = TRIES): Promise<boolean> {
  const { locks } = navigator;
  if (!locks || tries === 0) return true;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const held = (lock: Lock | null) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => {}) : undefined;
      };
      locks.request(`tab ${id}`, { ifAvailable: true }, held).catch(reject);
    });
  } catch {
    // why: a page that is just opening another one is paused, and its question comes back unanswered.
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    return isFree(id, tries - 1);
  }
}
