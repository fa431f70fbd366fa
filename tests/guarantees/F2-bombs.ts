import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Guarantee, Proof, ProofOptions } from "./guarantee";
import { bombs, honest } from "./hostile-corpus";

const MOST_CPU_MS = 10_000;
const MOST_BYTES = 256 * 1024 * 1024;

type Look = { file: string; verdict: string; cpuMs: number; rss: number };

/** Has files looked at in a process of its own, one after another, as an upload is; it says what each cost. */
async function lookAt(files: readonly { path: string; name: string }[]): Promise<Look[]> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/guarantees/look-at-files.ts", JSON.stringify(files)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const looks: Look[] = [];
  for await (const line of createInterface(child.stdout)) if (line.startsWith("{")) looks.push(JSON.parse(line));
  return looks;
}

async function prove({ size }: ProofOptions): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), "pochin-bombs-"));
  const failures: string[] = [];
  const honestOnes = Object.entries(honest).map(([extension, make]) => ({
    what: `an honest ${extension}`,
    name: `a.${extension}`,
    make,
  }));
  const all = [...honestOnes, ...bombs];
  const files: { path: string; name: string; what: string }[] = [];
  for (const [at, { what, name, make }] of all.entries()) {
    const path = join(folder, `${at}`);
    writeFileSync(path, await make());
    files.push({ path, name, what });
  }
  let n = 0;
  for (let round = 0; n < size; round += 1) {
    const order = round % 2 === 0 ? files : [...files].reverse();
    const looks = await lookAt(order);
    for (const [at, { what }] of order.entries()) {
      const look = looks[at];
      if (what.startsWith("an honest")) {
        if (look?.verdict !== "taken") failures.push(`control: ${what} is refused: ${look?.verdict}`);
        continue;
      }
      n += 1;
      if (!look) failures.push(`${what}: the process that looked at it ended`);
      else if (look.verdict === "taken") failures.push(`${what} is taken`);
      else if (look.cpuMs > MOST_CPU_MS) failures.push(`${what} costs ${Math.round(look.cpuMs)} ms of CPU`);
      else if (look.rss > MOST_BYTES) failures.push(`${what} takes ${Math.round(look.rss / 1024 / 1024)} MB`);
    }
    if (looks.length > 0) {
      const [cpu, rss] = [Math.max(...looks.map((one) => one.cpuMs)), Math.max(...looks.map((one) => one.rss))];
      console.error(`  F2: at most ${Math.round(cpu)} ms of CPU and ${Math.round(rss / 1024 / 1024)} MB`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return { n, failures };
}

export const guarantee: Guarantee = {
  id: "F2",
  promise: "bombs, floods, entities, links and lying headers are refused within 10 s of CPU and 256 MB",
  bugSize: bombs.length,
  needsBuild: false,
  bugs: [
    {
      name: "what an archive unpacks to does not matter",
      file: "storage/inspect.server.ts",
      find: "unpacked > mostUnpacked || unpacked > size * mostRatio",
      replace: "unpacked < 0 || mostUnpacked * mostRatio < 0 || size < 0",
    },
    {
      name: "entities are let through",
      file: "storage/zip-content.server.ts",
      find: 'text.includes("<!DOCTYPE") || text.includes("<!ENTITY")',
      replace: 'text.includes("<!DOCTYPE lolz [<!ENTITY a0 \\"haha")',
    },
    {
      name: "only the first part of a text is looked at",
      file: "storage/zip-content.server.ts",
      find: "if (isXml.test(entry.name) || isOle) {",
      replace: "if ((size === 0 && isXml.test(entry.name)) || isOle) {",
    },
    {
      name: "a picture may have any size",
      file: "storage/picture-size.server.ts",
      find: "return width * height > mostPoints || Math.max(width, height) > longestSide;",
      replace: "return width * height < 0 * mostPoints * longestSide;",
    },
    {
      name: "a link is a file",
      file: "storage/inspect.server.ts",
      find: "entries.some(({ isLink }) => isLink)",
      replace: "entries.some(({ isLink }) => isLink && size < 0)",
    },
    {
      name: "entries may share their bytes",
      file: "storage/zip-directory.server.ts",
      find: "isPlain && liesInOrder(entries, end.at) ? entries",
      replace: "isPlain && (liesInOrder(entries, end.at) || true) ? entries",
    },
  ],
  prove,
};
