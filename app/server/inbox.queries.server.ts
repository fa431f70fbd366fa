import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { config } from "./config.server";
import { type InboxFile, listInbox, readInboxFiles, readInboxMessage } from "./embedded/inbox.server";
import { framedLetter } from "./framed-letter.server";
import { whoOf } from "./session.server";

const PAGE = 25;

export type InboxLine = { id: string; receivedAt: string; to: string; subject: string };
export type InboxLetter = InboxLine & {
  from: string;
  text: string;
  /** Without styles of its own: the page's policy forbids them. */
  html: string | null;
  /** Addresses of this site, as paths. */
  links: string[];
  /** What came with it, each as a data address to be saved. */
  files: { name: string; size: number; address: string }[];
};

type Args = { request: Request; context: unknown };

async function mayRead(args: Args): Promise<Outcome> {
  const who = await whoOf(args);
  return policy["inbox.read"](who, { demo: config().demo, roles: await rolesFor(db(), who, null) });
}

/**
 * A page of letters, newest first. Refuses `notFound` to those the inbox is closed to.
 * @returns `older`: where the next page begins; `isBeside`: a mail server sends all other letters
 */
export async function inboxPage(
  args: Args,
  { to, before }: { to: string; before: string },
): Promise<Outcome<{ letters: InboxLine[]; older: string | null; isBeside: boolean }>> {
  const may = await mayRead(args);
  if (!may.ok) return may;
  const found = await listInbox(config().dataDir, {
    to: to || undefined,
    before: before || undefined,
    limit: PAGE + 1,
  });
  const letters = found.slice(0, PAGE).map((one) => ({
    id: one.id,
    receivedAt: one.receivedAt,
    to: one.to.join(", "),
    subject: one.subject,
  }));
  return made({ letters, older: found.length > PAGE ? letters.at(-1)!.id : null, isBeside: !config().embedded.inbox });
}

/** One letter as its reader would have seen it. Refuses with notFound. */
export async function inboxLetter(args: Args, id: string): Promise<Outcome<InboxLetter>> {
  const may = await mayRead(args);
  if (!may.ok) return may;
  const found = await readInboxMessage(config().dataDir, id);
  if (!found) return refused("notFound");
  const { receivedAt, subject, from, text, html, links } = found;
  const files = found.attachments.length > 0 ? await readInboxFiles(config().dataDir, id) : [];
  const own = links.filter((link) => URL.canParse(link) && new URL(link).origin === config().baseUrl);
  return made({
    id,
    receivedAt,
    subject,
    from,
    text,
    to: found.to.join(", "),
    html: html && framed(html, files),
    links: own.map((link) => link.slice(config().baseUrl.length) || "/"),
    files: files.map((file) => ({ name: file.name, size: file.bytes.length, address: addressOf(file) })),
  });
}

function framed(html: string, files: readonly InboxFile[]): string {
  return files.reduce(
    (all, file) => all.replaceAll(`src="cid:${file.cid}"`, `src="${addressOf(file)}"`),
    framedLetter(html),
  );
}

const addressOf = ({ type, bytes }: InboxFile) => `data:${type};base64,${bytes.toString("base64")}`;
