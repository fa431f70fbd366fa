import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, inject } from "vitest";
import type { Person } from "~/access/who";
import { config } from "~/server/config.server";
import { createDatabase } from "~/server/embedded/postgres.server";
import { EMBEDDED_PARTS } from "~/server/environment.server";
import { startInbox } from "~/server/embedded/inbox.server";
import { listen } from "~/server/http-server.server";
import { closeStorage, openStore } from "~/server/store.server";
import { closeDatabase, openDatabase } from "~db/client.server";
import { startEmbeddedS3 } from "~storage/embedded/start.server";
import { build } from "./build";
import { TEMPLATE } from "./cluster";

type Parts = { dataDir: string; baseUrl: string; databaseUrl: string };

async function freePort(): Promise<number> {
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
 * Real parts for one test file: its own database copied from the template, its own store and inbox; closed afterwards.
 * The environment is set as the server's start sets it, so that `config()` reads the same everywhere.
 */
export function useParts({ poolSize = 5, watchStatements = false } = {}): Parts {
  const parts: Parts = { dataDir: "", baseUrl: "", databaseUrl: "" };
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    parts.dataDir = mkdtempSync(join(tmpdir(), "pochin-test-"));
    parts.databaseUrl = await createDatabase(inject("clusterUrl"), `t_${randomBytes(6).toString("hex")}`, TEMPLATE);
    const account = { accessKeyId: "test", secretAccessKey: randomBytes(12).toString("hex") };
    const s3 = await startEmbeddedS3({ dataDir: join(parts.dataDir, "s3"), ...account });
    const inbox = await startInbox({ dataDir: parts.dataDir });
    const port = await freePort();
    parts.baseUrl = `http://localhost:${port}`;
    Object.assign(process.env, {
      DATABASE_URL: parts.databaseUrl,
      DB_POOL: `${poolSize}`,
      DATA_DIR: parts.dataDir,
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: "pochin",
      S3_ACCESS_KEY_ID: account.accessKeyId,
      S3_SECRET_ACCESS_KEY: account.secretAccessKey,
      SMTP_URL: inbox.url,
      [EMBEDDED_PARTS]: "database,store,inbox",
      PORT: `${port}`,
      BASE_URL: parts.baseUrl,
      DEMO: "on",
    });
    openDatabase({ url: parts.databaseUrl, poolSize, watchStatements });
    await openStore(config().store);
    closing.push(async () => closeStorage(), closeDatabase, () => inbox.close(), () => s3.close());
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(parts.dataDir, { recursive: true, force: true });
  });
  return parts;
}

/** The built site over HTTP on the same parts, with its own pool and its jobs running. */
export function useSite(): Parts & { build?: ServerBuild } {
  const parts: Parts & { build?: ServerBuild } = useParts();
  let stop = async () => {};
  beforeAll(async () => {
    parts.build = await build();
    const app = parts.build.entry.module as unknown as { openApp(): Promise<void>; closeApp(): Promise<void> };
    await app.openApp();
    const server = await listen(parts.build, config());
    stop = async () => {
      await server.close();
      await app.closeApp();
    };
  });
  afterAll(() => stop());
  return parts;
}

/** A person as verbs take them. */
export function asPerson(row: { id: string; name: string; email: string }): Person {
  return { kind: "person", lang: "ru", confirmed: true, ...row };
}
