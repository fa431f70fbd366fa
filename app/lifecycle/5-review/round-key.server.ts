import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { config } from "~/server/config.server";

const KEY_BYTES = 32;

const folder = () => join(config().dataDir, "keys");
const fileOf = (roundId: string) => join(folder(), `${roundId}.key`);

/** Makes the key of a round: one file that only the server's user can read, on disk before the round exists. */
export async function makeRoundKey(roundId: string): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = await open(fileOf(roundId), "wx", 0o600);
  try {
    await file.write(randomBytes(KEY_BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The AES-256 key of a round; throws when its file is lost or damaged, and with it every sealed sheet of the round. */
export async function roundKey(roundId: string): Promise<Buffer> {
  const key = await readFile(fileOf(roundId));
  if (key.length !== KEY_BYTES) throw new Error(`the key of round ${roundId} is damaged`);
  return key;
}

/** Forgets the key of a round that never came to be. */
export async function forgetRoundKey(roundId: string): Promise<void> {
  await rm(fileOf(roundId), { force: true });
}
