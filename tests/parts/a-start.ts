import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "~/server/embedded/processes.server";
import { start as words } from "~/text/en/start";
import { binaries } from "../binaries";

export type Account = { role: string; email: string; password: string };

/** A site that `npm start` opened in a process group of its own, as a terminal gives it one. */
export type Started = {
  /** The address that was printed. */
  address: string;
  accounts: Account[];
  /** Sends a signal to all that a terminal reaches, waits for npm to end; answers how it did and what was said meanwhile. */
  signal(signal: NodeJS.Signals): Promise<{ by: number | NodeJS.Signals; said: string }>;
};

/** Runs `npm start` in a folder, with DATA_DIR `data` in it, and waits until it has said that it is open. Linux only. */
export async function npmStart(folder: string, port: number): Promise<Started> {
  const bare = { PATH: process.env.PATH, HOME: folder };
  const settings = { DATA_DIR: join(folder, "data"), PORT: `${port}`, POSTGRES_BINARIES: binaries };
  const child = spawn("npm", ["start"], {
    detached: true,
    env: { ...bare, ...settings } as unknown as NodeJS.ProcessEnv,
  });
  const heard = hear(child);
  const said = await heard.until(words.howToStop);
  return {
    address: new RegExp(`^${words.open("(http\\S+)")}$`, "m").exec(said)?.[1] ?? "",
    accounts: [...said.matchAll(PRINTED_ACCOUNT)].map(([, , role, email, password]) => ({
      role: role!,
      email: email!,
      password: password!,
    })),
    async signal(signal) {
      const ended = once(child, "close");
      process.kill(-child.pid!, signal);
      const [code, by] = await ended;
      return { by: code ?? by, said: heard.all().slice(said.length) };
    },
  };
}

/** A line of the table on the console; a text with an apostrophe in it stands between quotes of the other kind. */
const PRINTED_ACCOUNT = /^│ +\d+ +│ +(['"])(.+)\1 +│ +'(.+)' +│ +'(.+)' +│$/gm;

/** Everything a process says, and a wait for a word of it that fails with all of it when the process ends before. */
function hear(child: ChildProcess) {
  let said = "";
  const until = (word: string) =>
    new Promise<string>((found, failed) => {
      const listen = (part: string) => {
        said += part;
        if (said.includes(word)) found(said);
      };
      for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", listen);
      child.once("error", failed).once("close", (code) => failed(new Error(`npm start ended with ${code}:\n${said}`)));
    });
  return { until, all: () => said };
}

/** Every living process that was started on a folder or stands in it, PostgreSQL's own too, with its command line. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids
    .map(Number)
    .filter((pid) => isAlive(pid) && belongsTo(pid, folder))
    .map((pid) => ({ pid, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() }));
}

function belongsTo(pid: number, folder: string): boolean {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    const stands = `${readlinkSync(`/proc/${pid}/cwd`)}/`;
    return environment.includes(`HOME=${folder}`) || stands.startsWith(`${folder}/`);
  } catch {
    // Another user's process, or one that has just ended.
    return false;
  }
}
