import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { piecesOf } from "~/lifecycle/3-application/upload";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";
import { startSlowLink } from "../slow-link";
import { aPdfOf, charter, pieceOf, sha256Of } from "../uploads";
import type { Scene } from "./scene";

const PEOPLE = 40;
const SIZE = 1_000_000;
const LINK = { bytesPerSecond: 20_000, cutEvery: 170_000, cuts: 5 };
/** Beyond this an upload counts as lost. */
const PATIENCE_MS = 300_000;

/** A file of 1 MB over 20 kB/s whose link breaks five times, for many people at once, and what the server holds meanwhile. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, at) => {
        const { id, head } = await aReadyApplication({ competition });
        return { id, cookie: await cookieOf(head), bytes: aPdfOf(SIZE, `slow ${at}`) };
      }),
    );
    return async ({ url, pid }) => {
      for (const one of people.slice(0, 8)) await upload(url, { ...one, bytes: aPdfOf(SIZE, one.id) });
      await pause(1_000);
      const before = residentOf(pid);
      let most = before;
      const watch = setInterval(() => {
        most = Math.max(most, residentOf(pid));
      }, 100);
      const began = performance.now();
      const ends = await Promise.all(people.map((one) => overSlowLink(url, one)));
      clearInterval(watch);
      const seconds = ends.map(({ ms }) => ms / 1000).sort((a, b) => a - b);
      const done = ends.filter(({ isDone }) => isDone).length;
      const cuts = ends.reduce((sum, one) => sum + one.cuts, 0);
      return `done=${done} of=${PEOPLE} broken_links=${cuts} median_s=${seconds[PEOPLE >> 1]!.toFixed(1)} server_kb_each=${Math.round((most - before) / PEOPLE / 1024)} (server ${Math.round(before / 1024 / 1024)} MB before, ${Math.round(most / 1024 / 1024)} MB at most; ${Math.round((performance.now() - began) / 1000)} s)`;
    };
  },
};

type Person = { id: string; cookie: string; bytes: Buffer };

async function overSlowLink(url: string, person: Person) {
  const link = await startSlowLink(url, LINK);
  const began = performance.now();
  let isDone = false;
  while (!isDone && performance.now() - began < PATIENCE_MS) {
    isDone = await upload(link.url, person, url).catch(() => false);
    if (!isDone) await pause(500);
  }
  const end = { isDone, ms: performance.now() - began, cuts: link.cuts };
  await link.close();
  return end;
}

/** What the page's script does in one go: asks what is there, sends the rest, ends. Throws when the link is lost. */
async function upload(url: string, { id, cookie, bytes }: Person, origin = url): Promise<boolean> {
  const home = `${url}/applicant/applications/${id}/uploads`;
  const post = async (path: string, body: URLSearchParams | Buffer, headers: Record<string, string> = {}) => {
    const init = { method: "POST", body: body as BodyInit, headers: { cookie, origin, ...headers } };
    const answer = await fetch(`${home}${path}`, init);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; have: number[] };
  };
  const file = { kind: charter.key, name: "Устав.pdf", size: `${SIZE}`, first: sha256Of(pieceOf(bytes, 0)) };
  const begun = await post("", new URLSearchParams(file));
  for (let number = 0; number < piecesOf(SIZE); number += 1) {
    if (begun.have.includes(number)) continue;
    const piece = pieceOf(bytes, number);
    const headers = { "content-type": "application/octet-stream", "x-sha256": sha256Of(piece) };
    await post(`/${begun.id}/pieces/${number}`, piece, headers);
  }
  const ended = await post(`/${begun.id}`, new URLSearchParams({ sha256: sha256Of(bytes) }));
  return typeof ended.id === "string";
}

/** Bytes of memory that a process holds. */
function residentOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
