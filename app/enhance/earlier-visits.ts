import { newRowId } from "~/lifecycle/3-application/draft";
import { forget, forgetOthers, type Kept, keep, keptBy } from "./journal";

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

/** The version that a kept text was written from. */
export function versionOf({ body }: Pick<Kept, "body">): number {
  return Number(new URLSearchParams(body).get("version"));
}

/** Tells this tab from others of the same person; a tab that comes back after a crash is still itself. */
export function tabId(): string {
  try {
    const id = sessionStorage.getItem("tab") ?? newRowId();
    sessionStorage.setItem("tab", id);
    return id;
  } catch {
    // why: a browser that keeps nothing has nothing to tell apart.
    return "";
  }
}
