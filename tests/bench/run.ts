import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, startPostgres } from "~/server/embedded/postgres.server";
import { migrate } from "~db/migrate.server";
import { build } from "../build";
import { openParts } from "../open-parts";
import { TEMPLATE } from "../template";
import { drive, type Measured } from "./drive";
import { weigh } from "./load-page";
import type { Drive, Run, Scene } from "./scene";

/** Compiled code is what serves people, so a scene warms up until it has done this much, for so long at most. */
const WARM = { requests: 1_500, rounds: 5, seconds: 4 };
const SECONDS = 8;
const BARE_SECONDS = 3;

/** A name stands for its scene and for those whose names continue it: `upload` is also `upload-memory` and `upload-slow`. */
const scenes: Record<string, () => Promise<{ scene: Scene }>> = {
  form: () => import("./form"),
  autosave: () => import("./autosave"),
  "autosave-rate": () => import("./autosave-rate"),
  submit: () => import("./submit"),
  "submit-rate": () => import("./submit-rate"),
  upload: () => import("./upload"),
  "upload-memory": () => import("./upload-memory"),
  "upload-slow": () => import("./upload-slow"),
  list: () => import("./list"),
  "list-10000": () => import("./list-10000"),
  "opening-10000": () => import("./opening-10000"),
  paper: () => import("./paper"),
  "first-load": () => import("./first-load"),
};

/** A server of its own process; its address comes with the line READY. */
async function start(file: string): Promise<{ child: ChildProcess; url: string }> {
  const profile =
    process.env.BENCH_PROFILE && file === "serve.ts"
      ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
      : [];
  const child = spawn(process.execPath, [...profile, "--import", "tsx", join("tests/bench", file)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", WORKER: "on" },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on("data", (bytes) => {
      const said = /READY (\S+)/.exec(String(bytes))?.[1];
      if (said) resolve(said);
      else process.stderr.write(bytes);
    });
    child.once("exit", () => reject(new Error(`${file} did not start`)));
  });
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill(process.env.BENCH_PROFILE ? "SIGINT" : "SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** A bare page, measured beside the scene: what this machine can do just now. */
async function bare(): Promise<Measured> {
  const { child, url } = await start("bare.ts");
  const page = { next: () => ({ sent: { path: "/" } }), counts: (status: number) => status === 200 };
  const measured = await drive(url, page, BARE_SECONDS, { bare: child.pid! });
  await stop(child);
  return measured;
}

const fixed = (n: number) => n.toFixed(n < 10 ? 2 : n < 100 ? 1 : 0);

async function warmUp(url: string, scene: Drive): Promise<void> {
  let done = 0;
  for (let round = 0; round < WARM.rounds && done < WARM.requests; round += 1)
    done += (await drive(url, scene, WARM.seconds, {})).done;
}

/** One line of results; in brackets what helps to read it: where the CPU went and how fast the machine was. */
function lineOf({ medianMs, p99Ms, perSecond, cpuMs, refused }: Measured, floor: Measured): string {
  const { node = 0, postgres = 0, store = 0 } = cpuMs;
  const numbers = `median_ms=${fixed(medianMs)} p99_ms=${fixed(p99Ms)} per_s=${fixed(perSecond)} cpu_ms=${fixed(node + postgres + store)}`;
  const beside = `node ${fixed(node)} + postgres ${fixed(postgres)} + file store ${fixed(store)}; bare page ${fixed(floor.perSecond)}/s, ${floor.cpuMs.bare?.toFixed(3)} ms`;
  return `${numbers} ratio=${fixed(floor.perSecond / perSecond)}${refused ? ` refused=${refused}` : ""} (${beside})`;
}

async function measure(name: string, clusterUrl: string, postgresPid: number): Promise<void> {
  const { scene } = await scenes[name]!();
  const parts = await openParts({ clusterUrl, poolSize: 10, storeApart: true });
  const run = await runOf(scene, { baseUrl: parts.baseUrl, postgres: postgresPid, store: parts.storePid! });
  const { child, url } = await start("serve.ts");
  const times = async () => {
    child.send("times");
    return (await once(child, "message"))[0] as number[];
  };
  console.log(`${name} ${await run({ url, pid: child.pid!, times })}`);
  await stop(child);
  await parts.close();
}

/** Prepares a scene and says how it is run on a site and what its line is. */
async function runOf(
  scene: Scene,
  { baseUrl, ...others }: { baseUrl: string; postgres: number; store: number },
): Promise<Run> {
  if (scene.kind === "own") return scene.prepare();
  if (scene.kind === "page") {
    const { path, cookie } = await scene.prepare();
    return async () => {
      const { bytes, js, requests, afterwards, failed } = await weigh(`${baseUrl}${path}`, cookie);
      const told = failed.map((one) => ` failed=${one}`).join("");
      return `bytes=${bytes} js=${js} requests=${requests} (${afterwards} of the bytes after the page was there)${told}`;
    };
  }
  const prepared = await scene.prepare();
  return async ({ url, pid }) => {
    await warmUp(url, prepared);
    const floor = await bare();
    return lineOf(await drive(url, prepared, SECONDS, { node: pid, ...others }), floor);
  };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !scenes[name]);
if (unknown.length > 0) throw new Error(`no scene ${unknown.join(" ")}; there are: ${Object.keys(scenes).join(" ")}`);
const names = Object.keys(scenes).filter(
  (name) => asked.length === 0 || asked.some((one) => name === one || name.startsWith(`${one}-`)),
);
const dataDir = mkdtempSync(join(tmpdir(), "pochin-bench-"));
const postgres = await startPostgres({ dataDir, binaries: "auto", durable: true });
await migrate(await createDatabase(postgres.url, TEMPLATE));
await build();
for (const name of names) await measure(name, postgres.url, postgres.pid);
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exit(0);
