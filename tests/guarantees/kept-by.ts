import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Guarantee, Proof } from "./guarantee";

type Report = {
  testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
};

/** Runs a test file of `npm test` in this folder, to its first failure. */
async function runTests(file: string): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), "pochin-report-"));
  const report = join(folder, "report.json");
  const child = spawn("npx", ["vitest", "run", file, "--bail=1", "--reporter=json", `--outputFile=${report}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (bytes) => said.push(String(bytes)));
  await new Promise((resolve) => child.on("exit", resolve));
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = tests.filter(({ status }) => status === "failed");
    return {
      n: tests.filter(({ status }) => status === "passed").length,
      of: tests.length,
      failures: failed.map(
        ({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(" ").slice(0, 500)}`,
      ),
    };
  } catch {
    return { n: 0, of: 1, failures: [`${file} ended without a report: ${said.join("").slice(-1000)}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A promise that a test file of `npm test` keeps: the file is run once more unless the size is 0, and with its planted bugs. */
export function keptBy(
  file: string,
  { needsBuild, ...rest }: Pick<Guarantee, "id" | "promise" | "needsBuild" | "bugs">,
): Guarantee {
  return { ...rest, needsBuild, bugSize: 1, prove: ({ size }) => (size > 0 ? runTests(file) : nothing) };
}

const nothing = Promise.resolve({ n: 0, of: 0, failures: [] });
