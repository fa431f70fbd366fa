import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeEach, expect, it } from "vitest";

const made = mkdtempSync(join(tmpdir(), "pochin-build-"));
afterAll(() => rmSync(made, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(made, "copy-"));
  cpSync("app", join(folder, "app"), { recursive: true });
  for (const name of ["package.json", "tsconfig.json"]) cpSync(name, join(folder, name));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});

/** Whoever wants a build: tells in a file of its own that it builds and, when it goes on, what it found. */
const wants = (name: string, ms: number) => `
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { buildOnce } from "./app/server/build.server.ts";
await buildOnce(async () => {
  appendFileSync("builders", "${name} ");
  await new Promise((resolve) => setTimeout(resolve, ${ms}));
  mkdirSync("build/server", { recursive: true });
  writeFileSync("build/server/index.js", "");
});
appendFileSync("found", existsSync("build/server/index.js") ? "${name} " : "nothing ");
`;

function starts(name: string, ms: number): ChildProcess {
  const args = ["--import", "tsx", "--input-type=module", "-e", wants(name, ms)];
  return spawn(process.execPath, args, { cwd: folder, stdio: "inherit" });
}

const told = (file: string) =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim().split(" ").sort() : [];
const ends = (child: ChildProcess) => once(child, "exit");

it("is made by one of those that want it; the others wait and find it", async () => {
  await Promise.all(["one", "two", "three"].map((name) => ends(starts(name, 700))));
  expect(told("builders")).toHaveLength(1);
  expect(told("found")).toEqual(["one", "three", "two"]);
});

it("is made by another when the builder was killed", async () => {
  const killed = starts("killed", 600_000);
  while (told("builders").length === 0) await pause(20);
  const patient = ends(starts("patient", 0));
  await pause(300);
  expect(told("builders")).toEqual(["killed"]);
  killed.kill("SIGKILL");
  await patient;
  expect(told("builders")).toEqual(["killed", "patient"]);
  expect(told("found")).toEqual(["patient"]);
});

it("is not made when it is newer than everything it is made of", async () => {
  mkdirSync(join(folder, "build", "server"), { recursive: true });
  appendFileSync(join(folder, "build", "server", "index.js"), "");
  await ends(starts("late", 0));
  expect([told("builders"), told("found")]).toEqual([[], ["late"]]);
});
