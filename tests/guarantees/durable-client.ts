import { createHash, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Ready } from "../many-applications";
import { formsOf, type PageForm } from "./page-forms";
import type { WholeSite } from "./whole-site";

const LONGEST_MS = 15_000;
const [LEAST_FILE, LARGEST_FILE] = [1024, 5 * 1024 * 1024];
const MOST_FILES = 25;
const FIRST_FILES = 5;

/** A submission as its client knows it: `isAcknowledged` once the site has said so. */
export type Sent = { application: string; key: string; seen: string; files: string[]; isAcknowledged: boolean };

/** What one client has sent, and the SHA-256 of every file it made, by its name. */
export type Ledger = { sent: Map<string, Sent>; files: Map<string, string> };

class Unsaid extends Error {}

/** Asks the site; whatever is no answer of its pages, a broken link or a fault, leaves the outcome unsaid. */
async function ask(url: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(LONGEST_MS) });
    const text = await answer.text();
    if (answer.status >= 500) throw new Unsaid(`${answer.status}`);
    return { status: answer.status, text };
  } catch (error) {
    throw new Unsaid(String(error));
  }
}

/** A small PDF filled up to a size between 1 KB and 5 MB, small ones as often as large ones. */
function newFile(roll: number): Buffer {
  const size = Math.round(LEAST_FILE * (LARGEST_FILE / LEAST_FILE) ** roll);
  const [head, tail] = [
    Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%"),
    Buffer.from("\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  ];
  return Buffer.concat([head, Buffer.from(randomBytes(size).toString("base64").slice(0, size)), tail]);
}

/**
 * One applicant at work until told to stop: attaches files, changes the draft, submits it, again and again. When the site
 * breaks off it waits until everything runs, and sends an unanswered submission once more under its key.
 */
export async function workAway(
  site: WholeSite,
  { ready, cookie, random }: { ready: Ready; cookie: string; random: () => number },
  ledger: Ledger,
  goesOn: () => boolean,
): Promise<void> {
  const home = `${site.baseUrl}/applicant/applications/${ready.id}`;
  const headers = { cookie, origin: site.baseUrl };
  let open: Sent | undefined;

  const read = (path: string) => ask(`${home}${path}`, { headers: { cookie } });
  const post = (form: PageForm, entries: [string, string][]) =>
    ask(`${site.baseUrl}${form.path}`, { method: "POST", headers, body: new URLSearchParams(entries) });

  async function attach(): Promise<void> {
    const bytes = newFile(random());
    const name = `file-${randomBytes(6).toString("hex")}.pdf`;
    ledger.files.set(name, createHash("sha256").update(bytes).digest("hex"));
    const body = new FormData();
    body.set("kind", "charter");
    body.set("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), name);
    const { status } = await ask(`${home}/documents`, { method: "POST", headers, body });
    if (status !== 302) throw new Error(`a file was answered ${status}`);
  }

  const attached = (html: string) => [...new Set(html.match(/file-[0-9a-f]{12}\.pdf/g) ?? [])].sort();

  async function change(): Promise<void> {
    const { text } = await read("/form/about");
    const form = formsOf(text, `${home}/form/about`).find(({ entries }) => entries.some(([name]) => name === "title"));
    if (!form) throw new Error("the section has no form");
    const title = `Двор ${randomBytes(4).toString("hex")}`;
    await post(
      form,
      form.entries.map(([name, value]) => [name, name === "title" ? title : value]),
    );
  }

  async function send(submission: Sent): Promise<void> {
    const { key, seen } = submission;
    const { status } = await ask(`${home}/check`, {
      method: "POST",
      headers,
      body: new URLSearchParams({ key, seen, consent: "on" }),
    });
    submission.isAcknowledged = status === 302;
    if (status !== 302) throw new Error(`a submission was answered ${status}`);
  }

  async function submit(): Promise<void> {
    const { text } = await read("/check");
    const form = formsOf(text, `${home}/check`).find(({ entries }) => entries.some(([name]) => name === "key"));
    if (!form) return;
    const { key, seen } = Object.fromEntries(form.entries) as { key: string; seen: string };
    open = { application: ready.id, key, seen, files: attached(text), isAcknowledged: false };
    ledger.sent.set(key, open);
    await send(open);
    open = undefined;
  }

  while (goesOn()) {
    try {
      if (open) await send(open);
      open = undefined;
      const held = attached((await read("/documents")).text).length;
      if (held < FIRST_FILES || (held < MOST_FILES && random() < 0.15)) await attach();
      else {
        await change();
        await submit();
      }
    } catch (error) {
      if (!(error instanceof Unsaid)) throw error;
      await pause(20);
      await site.up.catch(() => {});
    }
  }
}
