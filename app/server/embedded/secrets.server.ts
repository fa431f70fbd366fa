import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Secrets {
  storeKeyId: string;
  storeSecret: string;
}

/** The keys of the embedded store: made at the first start, kept in a file only this user can read. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets = {
    storeKeyId: `POCHIN${randomBytes(7).toString("hex").toUpperCase()}`,
    storeSecret: randomBytes(30).toString("base64url"),
  };
  writeFileSync(`${file}.half`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.half`, file);
  return secrets;
}
