import { Transform } from "node:stream";
import { createTransport } from "nodemailer";
import type { Enclosure, RenderedLetter } from "~emails/letters";
import { config } from "./config.server";

export type OutgoingLetter = RenderedLetter & {
  /** With its angle brackets; the same at every try, so that a reader's program shows a repeated letter once. */
  messageId: string;
  to: { name: string; address: string };
  enclosures?: readonly Enclosure[];
  lang: "ru" | "en";
  /** Letters of a test competition never leave the installation. */
  inside: boolean;
};

export type Transport = {
  /** Resolves when a server has taken the letter for exactly this recipient; throws otherwise. */
  send: (letter: OutgoingLetter) => Promise<void>;
  close: () => void;
};

const CONNECTIONS = 5;
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Opens the ways a letter can go.
 * @param outsideUrl the mail server of the installation (SMTP_URL)
 * @param insideUrl the built-in inbox, for letters that must stay inside
 */
export function openTransport({
  outsideUrl,
  insideUrl,
  from,
}: {
  outsideUrl: string;
  insideUrl: string;
  from: { name: string; address: string };
}): Transport {
  const outside = open(outsideUrl);
  const inside = insideUrl === outsideUrl ? outside : open(insideUrl);
  return {
    async send(letter) {
      await sendBy(letter.inside ? inside : outside, letter, from);
    },
    close() {
      outside.close();
      if (inside !== outside) inside.close();
    },
  };
}

function open(url: string) {
  const way = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    maxRequeues: 0,
    ...patience,
  });
  way.use("stream", (mail, next) => {
    mail.message.transform(inOnePiece);
    next();
  });
  return way;
}

/** Gathers a letter, so that it is written to its server once and not line by line. */
function inOnePiece(): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform(piece, _encoding, taken) {
      pieces.push(piece);
      taken();
    },
    flush(end) {
      end(null, Buffer.concat(pieces));
    },
  });
}

async function sendBy(way: ReturnType<typeof open>, letter: OutgoingLetter, from: { name: string; address: string }) {
  const address = plainAddress(letter.to.address);
  const taken = await way.sendMail({
    messageId: letter.messageId,
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(letter.to.name), address },
    envelope: { from: from.address, to: [address] },
    subject: oneLine(letter.subject),
    html: { raw: partOf("html", letter.html) },
    text: { raw: partOf("plain", letter.text) },
    attachments: letter.enclosures?.map(attachmentOf),
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.lang },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const accepted = taken.accepted.map(String);
  if (accepted.length !== 1 || accepted[0] !== address || taken.rejected.length > 0)
    throw new Error(`meant for ${address}, accepted for ${accepted.join(", ") || "nobody"}`);
}

function attachmentOf({ fileName, contentType, bytes, cid }: Enclosure) {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = cid ? { cid, contentDisposition: "inline" as const } : {};
  return { filename: fileName, contentType, content, ...place };
}

/** A body as it stands in the letter: in base64, which costs Cyrillic a third of what quoted-printable does, in one piece. */
function partOf(type: "html" | "plain", words: string): string {
  const lines = Buffer.from(words)
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
  return `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`;
}

/** Line breaks and other control characters in a name could become headers of their own. */
export function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/**
 * The address as it goes on the envelope: the part after @ in lower case and in ASCII, or throws.
 * Quoted local parts, comments, lists and routes are refused: parsers disagree on whom they reach.
 */
export function plainAddress(typed: string): string {
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at);
  const host = domainOf(typed.slice(at + 1));
  if (at < 1 || !/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/.test(local) || host === null)
    throw new Error(`not a plain e-mail address: ${JSON.stringify(typed)}`);
  return `${local}@${host}`;
}

function domainOf(typed: string): string | null {
  if (!/^[\p{L}\p{N}.-]{1,253}$/u.test(typed) || !URL.canParse(`http://${typed}`)) return null;
  const { hostname } = new URL(`http://${typed}`);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(hostname) ? hostname : null;
}

let mail: Transport | undefined;

/** The transport of this process, opened when the first letter is due. */
export function ownTransport(): Transport {
  const { smtpUrl, inboxUrl, mailFrom } = config();
  mail ??= openTransport({ outsideUrl: smtpUrl, insideUrl: inboxUrl, from: senderOf(mailFrom) });
  return mail;
}

/** Ends the connections to the mail server. */
export function closeOwnTransport(): void {
  mail?.close();
  mail = undefined;
}

/** `Name <address>` or a bare address, as MAIL_FROM gives it. */
export function senderOf(setting: string): { name: string; address: string } {
  const [, name = "", address = setting] = /^([^<]*)<([^<>]+)>$/.exec(setting) ?? [];
  return { name: name.trim(), address: address.trim() };
}
