import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "~/server/config.server";

const store = {
  S3_ENDPOINT: "https://s3.example.org",
  S3_BUCKET: "grants",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
};

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("settings", () => {
  it("nothing set: everything is embedded, on loopback, with the demonstration", () => {
    const { port, host, baseUrl, secure, dataDir, dbPool, mailFrom, worker, demo, graceSeconds, embedded } = readConfig(
      {},
    );
    expect({ port, host, baseUrl, secure, dataDir, dbPool, mailFrom, worker, demo, graceSeconds, embedded }).toEqual({
      port: 3000,
      host: "127.0.0.1",
      baseUrl: "http://localhost:3000",
      secure: false,
      dataDir: resolve(".data"),
      dbPool: 10,
      mailFrom: "noreply@localhost",
      worker: true,
      demo: true,
      graceSeconds: 120,
      embedded: { database: true, store: true, inbox: true },
    });
  });

  it("a given database brings no demonstration; given parts are not embedded", () => {
    const given = readConfig({
      ...store,
      DATABASE_URL: "postgres://a@b/c",
      SMTP_URL: "smtps://mail.example.org",
      BASE_URL: "https://x.org/",
    });
    expect(given.demo).toBe(false);
    expect(given.embedded).toEqual({ database: false, store: false, inbox: false });
    expect([given.baseUrl, given.secure, given.mailFrom]).toEqual(["https://x.org", true, "noreply@x.org"]);
    expect(given.store).toEqual({
      endpoint: "https://s3.example.org",
      region: "us-east-1",
      bucket: "grants",
      accessKeyId: "id",
      secretAccessKey: "secret",
      forcePathStyle: true,
    });
  });

  it("the built application still knows that start.ts runs the parts itself", () => {
    const running = readConfig({
      DATABASE_URL: "postgres:///pochin?host=/tmp/x",
      EMBEDDED_PARTS: "database",
      DEMO: "on",
    });
    expect([running.databaseUrl, running.embedded.database, running.demo]).toEqual([
      "postgres:///pochin?host=/tmp/x",
      true,
      true,
    ]);
  });

  it("an antivirus is a TCP address or a socket, or there is none", () => {
    expect(readConfig({}).clamd).toBeUndefined();
    expect(readConfig({ CLAMD_URL: "tcp://clamav.example.org:3310" }).clamd).toEqual({
      host: "clamav.example.org",
      port: 3310,
    });
    expect(readConfig({ CLAMD_URL: "tcp://[::1]:3310" }).clamd).toEqual({ host: "::1", port: 3310 });
    expect(readConfig({ CLAMD_URL: "unix:///run/clamav/clamd.ctl" }).clamd).toEqual({ path: "/run/clamav/clamd.ctl" });
  });

  it.each([
    ["PORT", "80800"],
    ["PORT", "три тысячи"],
    ["PORT", "-1"],
    ["HOST", "http://localhost"],
    ["BASE_URL", "grants.example.org"],
    ["BASE_URL", "https://example.org/grants"],
    ["DATABASE_URL", "mysql://a@b/c"],
    ["DATABASE_URL", "postgres://localhost"],
    ["DATABASE_URL", "localhost:5432"],
    ["DATABASE_URL", "postgres://pochin:100%ok@localhost/pochin"],
    ["SMTP_URL", "smtp://name:100%ok@mail.example.org"],
    ["SMTP_URL", "smtp://"],
    ["DB_POOL", "0"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "mail.example.org"],
    ["MAIL_FROM", "nobody"],
    ["WORKER", "yes"],
    ["DEMO", "1"],
    ["POSTGRES_BINARIES", "any"],
    ["GRACE_SECONDS", "2m"],
    ["CLAMD_URL", "clamav:3310"],
    ["CLAMD_URL", "tcp://clamav"],
    ["CLAMD_URL", "tcp://clamav:3310/scan"],
    ["CLAMD_URL", "http://clamav:3310"],
    ["CLAMD_URL", "unix://run/clamd.ctl"],
  ])("%s=%s is refused by its name, with an example, in both languages", (name, value) => {
    const said = refusal({ [name]: value }).split("\n");
    expect(said).toHaveLength(4);
    expect(said[1]).toMatch(new RegExp(`^  ${name}: нужно|^  ${name}: нужен|^  ${name}: в адресе`));
    expect(said[1]).toContain(`Например: ${name}=`);
    expect(said[3]).toMatch(new RegExp(`^  ${name}: .*For example: ${name}=`));
  });

  it("every wrong variable is listed at once, also the missing ones of the store", () => {
    const said = refusal({ PORT: "x", DB_POOL: "y", S3_BUCKET: "B", S3_ENDPOINT: "s3" });
    const named = [...new Set([...said.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name))];
    expect(named.sort()).toEqual([
      "DB_POOL",
      "PORT",
      "S3_ACCESS_KEY_ID",
      "S3_BUCKET",
      "S3_ENDPOINT",
      "S3_SECRET_ACCESS_KEY",
    ]);
  });

  it("a bucket name with two dots in a row is refused before any store is asked", () => {
    expect(refusal({ ...store, S3_BUCKET: "two..dots" })).toMatch(/^ {2}S3_BUCKET: нужно имя корзины/m);
  });

  it("a demonstration with public passwords is refused on a foreign database", () => {
    expect(refusal({ DATABASE_URL: "postgres://a@b/c", DEMO: "on" })).toContain("DEMO");
  });

  it("an empty variable counts as not set, and no secret is repeated in the message", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " " }).port).toBe(3000);
    expect(refusal({ DATABASE_URL: "postgrez://u:hunter2@h/d" })).not.toContain("hunter2");
  });

  it("the inbox of start.ts stays apart from a given mail server", () => {
    const beside = readConfig({ SMTP_URL: "smtp://mail.example.org", INBOX_URL: "smtp://127.0.0.1:2525" });
    expect([beside.smtpUrl, beside.inboxUrl, beside.embedded.inbox]).toEqual([
      "smtp://mail.example.org",
      "smtp://127.0.0.1:2525",
      false,
    ]);
  });

  it("asking for an address nobody gave names the variable", () => {
    expect(() => readConfig({}).databaseUrl).toThrow("DATABASE_URL");
  });
});
