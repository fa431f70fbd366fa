import { isIP } from "node:net";
import { z } from "zod";
import { CannotStart, type StartText } from "./say.server";

type Problem = keyof StartText["problem"];

/** Every variable the programme reads, with a value that works: shown beside a value that does not. */
export const variables = {
  PORT: "3000",
  HOST: "127.0.0.1",
  BASE_URL: "https://grants.example.org",
  DATA_DIR: "./.data",
  DATABASE_URL: "postgres://pochin:secret@localhost:5432/pochin",
  DB_POOL: "10",
  S3_ENDPOINT: "https://s3.example.org",
  S3_REGION: "us-east-1",
  S3_BUCKET: "pochin",
  S3_ACCESS_KEY_ID: "pochin",
  S3_SECRET_ACCESS_KEY: "secret",
  S3_FORCE_PATH_STYLE: "true",
  SMTP_URL: "smtp://name:secret@mail.example.org:587",
  MAIL_FROM: "grants@example.org",
  WORKER: "on",
  DEMO: "off",
  POSTGRES_BINARIES: "auto",
  GRACE_SECONDS: "120",
  CLAMD_URL: "tcp://127.0.0.1:3310",
  LOG_LEVEL: "warn",
} as const;
type Variable = keyof typeof variables;

/** Set by start.ts to the parts it runs itself, so that the built application can tell them from given ones. */
export const EMBEDDED_PARTS = "EMBEDDED_PARTS";

/** Set by start.ts to its own inbox, which runs beside a given mail server too: letters of test competitions stay in it. */
export const INBOX_URL = "INBOX_URL";

const neededOfStore = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

const Environment = z.object({
  PORT: whole("notAPort", 0, 65_535).prefault("3000"),
  HOST: text("notAHost", isHost).default("127.0.0.1"),
  BASE_URL: text("notAWebAddress", (typed) => isAddress(typed, "http:", "https:") && isBare(typed)).optional(),
  DATA_DIR: z.string().default("./.data"),
  DATABASE_URL: text("notADatabase", (typed) => isAddress(typed, "postgres:", "postgresql:"))
    .refine(isEncoded, { error: "notEncoded" satisfies Problem, abort: true })
    .refine((typed) => new URL(typed).pathname.length > 1, { error: "noDatabaseName" satisfies Problem })
    .optional(),
  DB_POOL: whole("notACount", 1, 1_000).prefault("10"),
  S3_ENDPOINT: text("notAWebEndpoint", (typed) => isAddress(typed, "http:", "https:")).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: text("notABucket", (typed) => /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(typed)).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: oneOf("notTrueOrFalse", ["true", "false"]).default("true"),
  SMTP_URL: text("notAMailServer", (typed) => isAddress(typed, "smtp:", "smtps:") && new URL(typed).hostname !== "")
    .refine(isEncoded, { error: "notEncoded" satisfies Problem })
    .optional(),
  MAIL_FROM: text("notAMailAddress", isSender).optional(),
  WORKER: oneOf("notASwitch", ["on", "off"]).default("on"),
  DEMO: oneOf("notASwitch", ["on", "off"]).optional(),
  POSTGRES_BINARIES: oneOf("notBinaries", ["auto", "system", "embedded"]).default("auto"),
  GRACE_SECONDS: whole("notSeconds", 0, 86_400).prefault("120"),
  CLAMD_URL: text("notAClamd", isClamd).optional(),
  LOG_LEVEL: oneOf("notALogLevel", ["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
  [EMBEDDED_PARTS]: z.string().default(""),
  [INBOX_URL]: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/** Reads the variables; an empty one counts as not set. Throws one CannotStart that lists every wrong variable. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const typed = Object.fromEntries(
    Object.keys(Environment.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = Environment.safeParse(typed);
  const wrong: [Variable, Problem][] = [
    ...(parsed.error?.issues ?? []).map(({ path, message }): [Variable, Problem] => [
      path[0] as Variable,
      message as Problem,
    ]),
    ...missingOfStore(typed),
    ...demoElsewhere(typed),
  ];
  if (parsed.success && wrong.length === 0) return parsed.data;
  throw new CannotStart((t) =>
    [t.wrongSettings, ...wrong.map(([name, code]) => t.setting(name, t.problem[code], variables[name]))].join("\n"),
  );
}

function missingOfStore(typed: Record<string, string>): [Variable, Problem][] {
  if (!Object.keys(typed).some((name) => name.startsWith("S3_"))) return [];
  return neededOfStore.filter((name) => !typed[name]).map((name) => [name, "missingBesideOthers"]);
}

function demoElsewhere(typed: Record<string, string>): [Variable, Problem][] {
  const foreign = typed.DATABASE_URL && !typed[EMBEDDED_PARTS]?.split(",").includes("database");
  return foreign && typed.DEMO === "on" ? [["DEMO", "demoOnForeignDatabase"]] : [];
}

function whole(error: Problem, least: number, most: number) {
  const number = z.number().min(least, { error }).max(most, { error });
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(number);
}

function text(error: Problem, isRight: (typed: string) => boolean) {
  return z.string().refine(isRight, { error, abort: true });
}

function oneOf<const T extends readonly string[]>(error: Problem, values: T) {
  return z.enum(values, { error });
}

function isAddress(typed: string, ...protocols: string[]): boolean {
  return URL.canParse(typed) && protocols.includes(new URL(typed).protocol);
}

/** Every % of an address begins a code of a letter: one in a password is written %25. */
function isEncoded(typed: string): boolean {
  try {
    decodeURIComponent(typed);
    return true;
  } catch {
    // why: what cannot be decoded is refused here, with the name of its variable.
    return false;
  }
}

function isBare(typed: string): boolean {
  const { pathname, search, hash, username } = new URL(typed);
  return pathname === "/" && search === "" && hash === "" && username === "";
}

function isHost(typed: string): boolean {
  return isIP(typed) !== 0 || /^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(typed);
}

function isClamd(typed: string): boolean {
  if (!isAddress(typed, "tcp:", "unix:")) return false;
  const { protocol, hostname, port, pathname, search, username } = new URL(typed);
  if (search !== "" || username !== "") return false;
  return protocol === "unix:" ? hostname === "" && pathname.length > 1 : port !== "" && /^\/?$/.test(pathname);
}

function isSender(typed: string): boolean {
  return /^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(typed);
}
