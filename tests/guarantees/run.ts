import { spawn } from "node:child_process";
import type { Proof, ProofOptions } from "./guarantee";

const LONGEST_MS = 20 * 60_000;

export type Run = ProofOptions & { folder: string };

/** Runs one proof in a process of its own, in a folder that may be a scratch copy. A crash or a hang is a failure. */
export function run(id: string, { folder, ...options }: Run): Promise<Proof> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "tests/guarantees/run-one.ts", id], {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, DATABASE_URL: "", NODE_ENV: "production" },
    });
    child.stdin.end(JSON.stringify(options));
    const said: string[] = [];
    child.stdout.on("data", (bytes) => said.push(String(bytes)));
    child.stderr.on("data", (bytes) => said.push(String(bytes)));
    const tooLong = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
    child.on("exit", (code) => {
      clearTimeout(tooLong);
      const line = /PROOF (\{.*\})/.exec(said.join(""))?.[1];
      resolve(
        line
          ? JSON.parse(line)
          : { n: 0, failures: [`the run ended with ${code}: ${said.join("").slice(-2000)}`], hasCrashed: true },
      );
    });
  });
}
