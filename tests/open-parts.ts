import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { readConfig } from "~/server/config.server";
import { startInbox } from "~/server/embedded/inbox.server";
import { createDatabase } from "~/server/embedded/postgres.server";
import { EMBEDDED_PARTS, INBOX_URL } from "~/server/environment.server";
import { listen } from "~/server/http-server.server";
import { closeStorage, openStore } from "~/server/store.server";
import { closeDatabase, openDatabase } from "~db/client.server";
import { type EmbeddedS3Options, startEmbeddedS3 } from "~storage/embedded/start.server";
import { build } from "./build";
import { TEMPLATE } from "./template";

export type Parts = {
  dataDir: string;
  baseUrl: string;
  databaseUrl: string;
  /** Of the store, when it runs in a process of its own. */
  storePid: number | undefined;
  close(): Promise<void>;
};
export type PartsOptions = {
  clusterUrl: string;
  poolSize?: number;
  watchStatements?: boolean;
  graceSeconds?: number;
  /** The database to copy: the empty one, or one that a story was played in. */
  template?: string;
  /** The store in a process of its own, so that its work can be told from the rest. */
  storeApart?: boolean;
  /** Whether it is a demonstration, where test competitions are shown; on unless said otherwise. */
  demo?: "on" | "off";
};

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      })
      .on("error", reject);
  });
}

/**
 * Opens real parts: a database copied from the template, a store and an inbox of its own. The environment is set as the
 * server's start sets it, so that `config()` reads the same everywhere; one set of parts a process.
 */
export async function openParts({
  clusterUrl,
  poolSize = 5,
  watchStatements = false,
  graceSeconds = 2,
  template = TEMPLATE,
  storeApart = false,
  demo = "on",
}: PartsOptions): Promise<Parts> {
  const dataDir = mkdtempSync(join(tmpdir(), "pochin-test-"));
  const databaseUrl = await createDatabase(clusterUrl, `t_${randomBytes(6).toString("hex")}`, template);
  const account = { accessKeyId: "test", secretAccessKey: randomBytes(12).toString("hex") };
  const inFolder = { dataDir: join(dataDir, "s3"), ...account };
  const s3 = storeApart ? await startStoreApart(inFolder) : { ...(await startEmbeddedS3(inFolder)), pid: undefined };
  const inbox = await startInbox({ dataDir });
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    DB_POOL: `${poolSize}`,
    DATA_DIR: dataDir,
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: "pochin",
    S3_ACCESS_KEY_ID: account.accessKeyId,
    S3_SECRET_ACCESS_KEY: account.secretAccessKey,
    SMTP_URL: inbox.url,
    [INBOX_URL]: inbox.url,
    [EMBEDDED_PARTS]: "database,store,inbox",
    PORT: `${port}`,
    BASE_URL: baseUrl,
    GRACE_SECONDS: `${graceSeconds}`,
    WATCH_STATEMENTS: watchStatements ? "on" : "off",
    DEMO: demo,
  });
  openDatabase({ url: databaseUrl, poolSize, watchStatements });
  await openStore(readConfig(process.env).store);
  return {
    dataDir,
    baseUrl,
    databaseUrl,
    storePid: s3.pid,
    close: async () => {
      closeStorage();
      await closeDatabase();
      await inbox.close();
      await s3.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startStoreApart({ dataDir, accessKeyId, secretAccessKey }: Omit<EmbeddedS3Options, "port">) {
  const port = await freePort();
  const script = join("tests", "guarantees", "serve-store.ts");
  const child = fork(script, [dataDir, `${port}`, accessKeyId, secretAccessKey], { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  const close = async () => {
    const ended = once(child, "exit");
    child.kill();
    await ended;
  };
  return { endpoint: `http://127.0.0.1:${port}`, pid: child.pid!, close };
}

/** Serves the built site on the parts, with a pool of its own and its jobs running. */
export async function openSite(): Promise<{ build: ServerBuild; close(): Promise<void> }> {
  const built = await build();
  const app = built.entry.module as unknown as { openApp(): Promise<void>; closeApp(): Promise<void> };
  await app.openApp();
  const server = await listen(built, readConfig(process.env));
  return {
    build: built,
    close: async () => {
      await server.close();
      await app.closeApp();
    },
  };
}
