import { createHash } from "node:crypto";
import { networkOf } from "~/server/sender.server";
import { giveBack, withinLimit } from "~/server/throttle.server";

type Limit = { key: string; limit: number; windowSeconds: number };

const HOUR = 3_600;
const QUARTER = 900;

const accountOf = (email: string) => createHash("sha256").update(email).digest("base64url").slice(0, 22);

/**
 * What one guess at a password is counted by (G4). A browser that has signed in to the account before has a counter of
 * its own, so nobody else's guesses touch its owner; all unknown browsers together get fewer than 30 guesses an hour.
 */
function guessLimits(email: string, ip: string, device: string | null): Limit[] {
  const account = accountOf(email);
  if (device) return [{ key: `signIn:device:${device}:${account}`, limit: 10, windowSeconds: QUARTER }];
  const network = networkOf(ip);
  return [
    { key: `signIn:network:${network}`, limit: 100, windowSeconds: QUARTER },
    { key: `signIn:pair:${account}:${network}`, limit: 10, windowSeconds: QUARTER },
    { key: `signIn:account:${account}`, limit: 14, windowSeconds: HOUR },
  ];
}

/** Counts one guess and answers whether it may be tried; a limit that says no leaves the later ones uncounted. */
export async function mayGuess(email: string, ip: string, device: string | null): Promise<boolean> {
  for (const { key, ...limit } of guessLimits(email, ip, device)) {
    if (!(await withinLimit(key, limit))) return false;
  }
  return true;
}

/** The guess was right: it is taken back. */
export async function forgetGuess(email: string, ip: string, device: string | null): Promise<void> {
  for (const { key } of guessLimits(email, ip, device)) await giveBack(key);
}

/** Whether this network may ask for one more letter to anybody. */
export function mayAskForLetter(ip: string): Promise<boolean> {
  return withinLimit(`letters:network:${networkOf(ip)}`, { limit: 100, windowSeconds: HOUR });
}

/** Whether one more letter may go to this address; the links of earlier ones stay good, so nobody is shut out by it. */
export function mayWriteTo(email: string): Promise<boolean> {
  return withinLimit(`letters:account:${accountOf(email)}`, { limit: 5, windowSeconds: HOUR });
}

/** Whether a signed-in person may try their own password once more. */
export function mayRetype(personId: string): Promise<boolean> {
  return withinLimit(`password:${personId}`, { limit: 10, windowSeconds: QUARTER });
}

/** Whether a head may send one more invitation today. */
export function mayInviteMember(personId: string): Promise<boolean> {
  return withinLimit(`invite:${personId}`, { limit: 50, windowSeconds: 24 * HOUR });
}

/** Whether a person may ask to join one more applicant today. */
export function mayAskToJoin(personId: string): Promise<boolean> {
  return withinLimit(`join:${personId}`, { limit: 20, windowSeconds: 24 * HOUR });
}
