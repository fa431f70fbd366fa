import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";

const MOST_MESSAGES = 5_000;
const LARGEST_MESSAGE = 25 * 1024 * 1024;
const ID = /^\d{13}-\d{6}$/;

/** A letter that came to the embedded inbox. */
export interface InboxMessage {
  /** Sorts by time of arrival. */
  id: string;
  receivedAt: string;
  /** Whom the sender's server named, which is who would get it; copies included. */
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string | null;
  messageId: string | null;
  /** Every web address in the letter, once each, in order. */
  links: string[];
  attachments: { name: string; type: string; bytes: number }[];
}

/**
 * Starts a mail server on loopback that delivers nowhere: each letter becomes a JSON file and its source in `DATA_DIR/inbox`,
 * the newest 5,000 are kept. One process at a time.
 */
export async function startInbox({ dataDir }: { dataDir: string }): Promise<{ url: string; close(): Promise<void> }> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const nextId = makeIds(await idsIn(folder));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_MESSAGE,
    closeTimeout: 1_000,
    onData(stream, session, answer) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      readAll(stream)
        .then((source) => keep(folder, nextId(), recipients, source))
        .then(() => answer(), answer);
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(() => closed())) };
}

/**
 * Letters, newest first.
 * @param to only those to this address, whatever its case
 * @param before only those older than this id, for the next page
 */
export async function listInbox(
  dataDir: string,
  { to, limit, before }: { to?: string; limit: number; before?: string },
): Promise<InboxMessage[]> {
  const found: InboxMessage[] = [];
  for (const id of (await idsIn(folderOf(dataDir))).reverse()) {
    if (found.length >= limit) break;
    if (before && id >= before) continue;
    const message = await readInboxMessage(dataDir, id);
    if (message && (!to || message.to.some((address) => address.toLowerCase() === to.toLowerCase())))
      found.push(message);
  }
  return found;
}

/** One letter, or null when there is none with this id. */
export async function readInboxMessage(dataDir: string, id: string): Promise<InboxMessage | null> {
  if (!ID.test(id)) return null;
  try {
    return JSON.parse(await readFile(join(folderOf(dataDir), `${id}.json`), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** What came with a letter; one with a `cid` is a picture in its text. */
export type InboxFile = { name: string; type: string; bytes: Buffer; cid: string | null };

/** The files of a letter that is there, from its source. */
export async function readInboxFiles(dataDir: string, id: string): Promise<InboxFile[]> {
  const { attachments } = await PostalMime.parse(await readFile(join(folderOf(dataDir), `${id}.eml`)));
  return attachments.map(({ filename, mimeType, content, contentId }) => ({
    name: filename ?? "",
    type: mimeType,
    bytes: Buffer.from(content as ArrayBuffer),
    cid: contentId?.replace(/^<|>$/g, "") ?? null,
  }));
}

function folderOf(dataDir: string): string {
  return join(dataDir, "inbox");
}

async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .flatMap((name) => (name.endsWith(".json") && ID.test(name.slice(0, -5)) ? [name.slice(0, -5)] : []))
    .sort();
}

/** Time, then a counter: two letters of one millisecond, or of a clock set back, still sort as they came. */
function makeIds(existing: string[]): () => string {
  let [time, counter] = (existing.at(-1) ?? "0-0").split("-").map(Number) as [number, number];
  return () => {
    counter = Date.now() > time ? 0 : counter + 1;
    time = Math.max(time, Date.now());
    return `${String(time).padStart(13, "0")}-${String(counter).padStart(6, "0")}`;
  };
}

async function readAll(stream: AsyncIterable<Buffer> & { sizeExceeded?: boolean }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (!stream.sizeExceeded) parts.push(part);
  if (stream.sizeExceeded) throw Object.assign(new Error("the letter is too large"), { responseCode: 552 });
  return Buffer.concat(parts);
}

async function keep(folder: string, id: string, to: string[], source: Buffer) {
  const letter = await PostalMime.parse(source);
  const message: InboxMessage = {
    id,
    receivedAt: new Date().toISOString(),
    to,
    from: written(letter.from),
    subject: letter.subject ?? "",
    text: letter.text ?? "",
    html: letter.html ?? null,
    messageId: letter.messageId ?? null,
    links: linksIn(letter.text ?? "", letter.html ?? ""),
    attachments: letter.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "",
      type: mimeType,
      bytes: typeof content === "string" ? Buffer.byteLength(content) : content.byteLength,
    })),
  };
  await writeFile(join(folder, `${id}.eml`), source, { mode: 0o600 });
  await writeFile(join(folder, `${id}.half`), JSON.stringify(message), { mode: 0o600 });
  await rename(join(folder, `${id}.half`), join(folder, `${id}.json`));
  await forgetOldest(folder);
}

async function forgetOldest(folder: string) {
  for (const id of (await idsIn(folder)).slice(0, -MOST_MESSAGES)) {
    await rm(join(folder, `${id}.json`), { force: true });
    await rm(join(folder, `${id}.eml`), { force: true });
  }
}

function written(address: Address | undefined): string {
  if (!address?.address) return "";
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function linksIn(text: string, html: string): string[] {
  const inHtml = [...html.matchAll(/href="(https?:\/\/[^"]+)"/g)].map(([, link]) => link!.replaceAll("&amp;", "&"));
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"«»)\]]+/g)].map(([link]) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set([...inHtml, ...inText])];
}
