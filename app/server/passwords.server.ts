import { hash, verify } from "@node-rs/argon2";

const MAX_AT_ONCE = 1;
const MAX_WAITING = 200;
const ARGON2ID = 2;
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing runs off the main thread, one at a time, behind a bounded queue: a storm of sign-ins never slows a submission. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new Response(null, { status: 503, headers: { "Retry-After": "5" } });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

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
