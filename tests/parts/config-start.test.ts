import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lockFolder } from "~/server/lock.server";

const dataDir = mkdtempSync(join(tmpdir(), "start-test-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the start as a person would and answers what it said and how it ended. */
async function start(env: Record<string, string>): Promise<{ said: string; code: number }> {
  const bare = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0" };
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/start.ts"], {
    env: { ...bare, ...env } as unknown as NodeJS.ProcessEnv,
  });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  child.stderr.on("data", (part) => (said += part));
  const [code] = await once(child, "close");
  return { said, code };
}

describe("npm start that cannot start", () => {
  it.each([
    ["PORT", { PORT: "three" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://u:hunter2@127.0.0.1:1/pochin" }],
    [
      "S3_ENDPOINT",
      { S3_ENDPOINT: "http://127.0.0.1:1", S3_BUCKET: "abc", S3_ACCESS_KEY_ID: "a", S3_SECRET_ACCESS_KEY: "hunter2" },
    ],
    ["HOST", { HOST: "192.0.2.1" }],
    ["DATA_DIR", { DATA_DIR: "/proc/nowhere" }],
  ])("names %s, in both languages, without secrets and stacks, and ends with 1", async (name, env) => {
    const { said, code } = await start(env as Record<string, string>);
    expect(code).toBe(1);
    expect(said).toMatch(
      new RegExp(`Почин не запущен: [\\s\\S]*${name}[\\s\\S]*Pochin was not started: [\\s\\S]*${name}`),
    );
    expect(said).not.toMatch(/hunter2|\n\s+at /);
  });

  it("says that the port is taken and how to choose another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { said, code } = await start({ PORT: `${port}` });
    other.close();
    expect([code, said.includes(`PORT=${port + 1}`)]).toEqual([1, true]);
  });

  it("says that another one runs in the folder, and takes nothing from it", async () => {
    const release = await lockFolder(dataDir);
    const { said, code } = await start({});
    release();
    expect(code).toBe(1);
    expect(said).toContain(`уже работает другой Почин (процесс ${process.pid})`);
  });
});
