import { hash, verify } from "@node-rs/argon2";
import { turns } from "./turns.server";

const ARGON2ID = 2;
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing runs off the main thread, one at a time, behind a bounded queue: a storm of sign-ins never slows a submission. */
const inTurn = turns({ atOnce: 1, mostWaiting: 200 });

/** The argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, options));
}

// Checked when there is no such account, so that the answer takes the same work (G3).
const decoy = hash("no account has this password", options);

/** Whether the password is right; without a hash the same work is done and the answer is no. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(against, password));
  return matches && passwordHash !== null;
}
