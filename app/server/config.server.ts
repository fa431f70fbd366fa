import { resolve } from "node:path";
import type { ClamdAddress } from "~storage/antivirus.server";
import { EMBEDDED_PARTS, type Environment, INBOX_URL, readEnvironment } from "./environment.server";
import { CannotStart } from "./say.server";

/** A part that runs inside when its address is not given; the inbox runs always, for letters that stay inside. */
export type Part = "database" | "store" | "inbox";

/** Where a file store is and how to enter it. */
export interface StoreAddress {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle: boolean;
}

/** The settings of one installation. Asking for an address that is not known throws, naming its variable. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** The site is reached by https, so cookies are `__Host-` and Secure. */
  readonly secure: boolean;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly dbPool: number;
  readonly store: StoreAddress;
  /** Where letters go; the built-in inbox when no mail server was given. */
  readonly smtpUrl: string;
  /** The built-in inbox: letters of test competitions go nowhere else. */
  readonly inboxUrl: string;
  readonly mailFrom: string;
  readonly worker: boolean;
  readonly demo: boolean;
  readonly postgresBinaries: Environment["POSTGRES_BINARIES"];
  /** How long after a deadline what had begun to arrive is still accepted (design.md §6). */
  readonly graceSeconds: number;
  /** The antivirus that every uploaded file is shown to; without one files are kept and called not scanned. */
  readonly clamd: ClamdAddress | undefined;
  readonly embedded: Readonly<Record<Part, boolean>>;
}

/** Turns the environment into settings, or throws one CannotStart that says everything wrong in both languages. */
export function readConfig(given: Record<string, string | undefined>): Config {
  const env = readEnvironment(given);
  const running = env[EMBEDDED_PARTS].split(",");
  const embedded = {
    database: !env.DATABASE_URL || running.includes("database"),
    store: !env.S3_ENDPOINT || running.includes("store"),
    inbox: !env.SMTP_URL || running.includes("inbox"),
  };
  const base = new URL(env.BASE_URL ?? `http://localhost:${env.PORT}`);
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    baseUrl: base.origin,
    secure: base.protocol === "https:",
    dataDir: resolve(env.DATA_DIR),
    get databaseUrl() {
      return known("DATABASE_URL", env.DATABASE_URL);
    },
    dbPool: env.DB_POOL,
    get store() {
      return storeAddress(env);
    },
    get smtpUrl() {
      return known("SMTP_URL", env.SMTP_URL);
    },
    get inboxUrl() {
      return known(INBOX_URL, env[INBOX_URL]);
    },
    mailFrom: env.MAIL_FROM ?? `noreply@${base.hostname}`,
    worker: env.WORKER === "on",
    demo: env.DEMO ? env.DEMO === "on" : embedded.database,
    postgresBinaries: env.POSTGRES_BINARIES,
    graceSeconds: env.GRACE_SECONDS,
    clamd: env.CLAMD_URL === undefined ? undefined : clamdAddress(new URL(env.CLAMD_URL)),
    embedded: Object.freeze(embedded),
  });
}

let settings: Config | undefined;

/** The settings of this process, read once. */
export function config(): Config {
  settings ??= readConfig(process.env);
  return settings;
}

function clamdAddress({ protocol, hostname, port, pathname }: URL): ClamdAddress {
  if (protocol === "unix:") return { path: decodeURIComponent(pathname) };
  return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}

function storeAddress(env: Environment): StoreAddress {
  return Object.freeze({
    endpoint: known("S3_ENDPOINT", env.S3_ENDPOINT),
    region: env.S3_REGION,
    bucket: known("S3_BUCKET", env.S3_BUCKET),
    accessKeyId: known("S3_ACCESS_KEY_ID", env.S3_ACCESS_KEY_ID),
    secretAccessKey: known("S3_SECRET_ACCESS_KEY", env.S3_SECRET_ACCESS_KEY),
    forcePathStyle: env.S3_FORCE_PATH_STYLE === "true",
  });
}

function known(name: string, value: string | undefined): string {
  if (value === undefined) throw new CannotStart((t) => t.missing(name));
  return value;
}
