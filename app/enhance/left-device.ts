/** The pages that the worker of drafts may answer for: an applicant's own applications, nothing else of the site. */
export const SCOPE = "/applicant/applications/";

/** How the mark is named, where pages see it at once and where the worker sees it. */
export const LEFT = "signed out";

/** Asks the forms of a page that is being left to send what they hold; each adds whether something stays unsent. */
export type Leaving = CustomEvent<Promise<boolean>[]>;
export const LEAVING = "pochin-leaving";

/**
 * Ends the session on the server, whose answer also wipes the device. False when it cannot be reached, so that the mark
 * has to stay.
 */
export async function endSession(): Promise<boolean> {
  try {
    const { type } = await fetch("/sign-out", { method: "POST", redirect: "manual" });
    return type === "opaqueredirect";
  } catch {
    // why: without a link there is no answer; whoever asks tries again.
    return false;
  }
}
