import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedS3 } from "~storage/embedded/start.server";
import type { Config, Part } from "../config.server";
import { EMBEDDED_PARTS, INBOX_URL } from "../environment.server";
import { say } from "../say.server";
import { forgetAddress, leaveAddress } from "./database-address.server";
import { startInbox } from "./inbox.server";
import { createDatabase, startPostgres } from "./postgres.server";
import { readSecrets } from "./secrets.server";

/** Hears about every part that runs, so that it can be stopped in the opposite order. */
export type PartStarted = (part: {
  close: () => Promise<void>;
  ended?: Promise<string>;
  name: Part;
  pid?: number;
}) => void;

/**
 * Starts the parts whose address was not given, and always the inbox. The caller holds the lock of the data folder.
 * @returns the variables that tell the application where they are
 */
export async function startEmbeddedParts(config: Config, started: PartStarted): Promise<Record<string, string>> {
  const names = (["database", "store", "inbox"] as const).filter((name) => config.embedded[name]);
  return {
    ...(config.embedded.database ? await startDatabase(config, started) : {}),
    ...(config.embedded.store ? await startStore(config, started) : {}),
    ...(await startMail(config, started)),
    [EMBEDDED_PARTS]: names.join(","),
  };
}

async function startDatabase(config: Config, started: PartStarted) {
  const postgres = await startPostgres({ dataDir: config.dataDir, binaries: config.postgresBinaries });
  const close = () => {
    forgetAddress(config.dataDir);
    return postgres.stop();
  };
  started({ name: "database", close, ended: postgres.ended, pid: postgres.pid });
  say((t) => t.database(`${postgres.major}`, postgres.data));
  const address = await createDatabase(postgres.url, "pochin");
  leaveAddress(config.dataDir, address);
  return { DATABASE_URL: address };
}

async function startStore(config: Config, started: PartStarted) {
  const { storeKeyId, storeSecret } = readSecrets(config.dataDir);
  const folder = join(config.dataDir, "store");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await startEmbeddedS3({ dataDir: folder, accessKeyId: storeKeyId, secretAccessKey: storeSecret });
  started({ name: "store", close: store.close });
  say((t) => t.store(folder));
  return {
    S3_ENDPOINT: store.endpoint,
    S3_BUCKET: "pochin",
    S3_ACCESS_KEY_ID: storeKeyId,
    S3_SECRET_ACCESS_KEY: storeSecret,
    S3_FORCE_PATH_STYLE: "true",
  };
}

/**
 * Starts the inbox, which keeps letters in the data folder; without a mail server all letters come to it.
 * @returns the variables that tell the application where it is
 */
export async function startMail(config: Config, started: PartStarted) {
  const inbox = await startInbox({ dataDir: config.dataDir });
  started({ name: "inbox", close: inbox.close });
  const folder = join(config.dataDir, "inbox");
  say((t) => (config.embedded.inbox ? t.inbox(folder) : t.inboxBeside(folder)));
  return { [INBOX_URL]: inbox.url, ...(config.embedded.inbox ? { SMTP_URL: inbox.url } : {}) };
}
