import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (dataDir: string) => join(dataDir, "database-address");

/** Leaves word of where the embedded database of a folder of data is, for commands of the same user beside the site. */
export function leaveAddress(dataDir: string, address: string): void {
  writeFileSync(fileIn(dataDir), address, { mode: 0o600 });
}

/** Takes the word back: the database is being stopped. */
export function forgetAddress(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** Where the embedded database of a folder of data was said to be last; undefined when it was stopped or never ran. */
export function readAddress(dataDir: string): string | undefined {
  const file = fileIn(dataDir);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
