import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { config } from "./config.server";
import { listInbox, readInboxMessage } from "./embedded/inbox.server";
import { viewerOf } from "./session.server";

const PAGE = 25;

export type InboxLine = { id: string; receivedAt: string; to: string; subject: string };
export type InboxLetter = InboxLine & {
  from: string;
  text: string;
  /** Without styles of its own: the page's policy forbids them. */
  html: string | null;
  /** Addresses of this site, as paths. */
  links: string[];
};

/**
 * Whether this installation keeps letters to itself and shows them: to everybody in a demonstration, otherwise to the
 * installation's administrator only, because letters carry links that set passwords.
 */
async function isOpenTo(args: { request: Request; context: unknown }): Promise<boolean> {
  const { embedded, demo } = config();
  if (!embedded.inbox) return false;
  return demo || ((await viewerOf(args))?.areas.includes("admin") ?? false);
}

/** A page of letters, newest first; `older` is where the next page begins. Refuses with notFound where there is no inbox. */
export async function inboxPage(
  args: { request: Request; context: unknown },
  { to, before }: { to: string; before: string },
): Promise<Outcome<{ letters: InboxLine[]; older: string | null }>> {
  if (!(await isOpenTo(args))) return refused("notFound");
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
  return made({ letters, older: found.length > PAGE ? letters.at(-1)!.id : null });
}

/** One letter as its reader would have seen it. Refuses with notFound. */
export async function inboxLetter(
  args: { request: Request; context: unknown },
  id: string,
): Promise<Outcome<InboxLetter>> {
  if (!(await isOpenTo(args))) return refused("notFound");
  const found = await readInboxMessage(config().dataDir, id);
  if (!found) return refused("notFound");
  const { receivedAt, subject, from, text, html, links } = found;
  const own = links.filter((link) => URL.canParse(link) && new URL(link).origin === config().baseUrl);
  return made({
    id,
    receivedAt,
    subject,
    from,
    text,
    to: found.to.join(", "),
    html: html && framed(html),
    links: own.map((link) => link.slice(config().baseUrl.length) || "/"),
  });
}

function framed(html: string): string {
  const plain = html.replace(/ style="[^"]*"/g, "");
  return plain.replace("</head>", '<link rel="stylesheet" href="/letter.css"></head>');
}
