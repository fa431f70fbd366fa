import { createTransport } from "nodemailer";
import { openPostgres } from "~db/connection.server";
import { type ClamdAddress, pingClamd } from "~storage/antivirus.server";
import { openStorage, statusOf } from "~storage/client.server";
import type { Config } from "./config.server";
import { CannotStart, say } from "./say.server";

const LEAST_VERSION = 150_000;

/** Tries every part whose address was given, so that a wrong one is named at the start and not by a page later. Throws CannotStart. */
export async function tryGivenParts(config: Config) {
  if (!config.embedded.database) await tryDatabase(config.databaseUrl);
  if (!config.embedded.store) await tryStore(config);
  if (!config.embedded.inbox) await tryMail(config.smtpUrl);
  if (config.clamd) await tryClamd(config.clamd);
}

async function tryDatabase(databaseUrl: string) {
  const sql = openPostgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  const [server] = await sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`
    .catch((error) => {
      throw new CannotStart((t) => t.databaseUnreachable(reasonOf(error)));
    })
    .finally(() => sql.end({ timeout: 1 }));
  if (server!.number < LEAST_VERSION) throw new CannotStart((t) => t.databaseTooOld(server!.version));
  say((t) => t.ownDatabase(server!.version));
}

async function tryStore(config: Config) {
  const store = openStorage(config.store);
  try {
    await store.ensureBucket();
  } catch (error) {
    const status = statusOf(error);
    const names =
      { 403: "S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY", 404: "S3_BUCKET", 301: "S3_REGION" }[status ?? 0] ??
      "S3_ENDPOINT";
    throw new CannotStart((t) => t.storeRefuses(names, status ? `HTTP ${status}` : reasonOf(error)));
  } finally {
    store.close();
  }
}

/** A mail server that is away for a while must not keep the site closed: letters wait in the outbox. */
async function tryMail(smtpUrl: string) {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000 });
  try {
    await transport.verify();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAUTH" || code === "EDNS") throw new CannotStart((t) => t.mailRefuses(reasonOf(error)));
    say((t) => t.mailSilent(reasonOf(error)));
  } finally {
    transport.close();
  }
}

/** An antivirus that is away must not keep the site closed either: files are refused until it is back. */
async function tryClamd(address: ClamdAddress) {
  await pingClamd(address).catch((error) => say((t) => t.clamdSilent(reasonOf(error))));
}

/** Only the message: an error of a connection may carry the whole address, password included, in other fields. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}
