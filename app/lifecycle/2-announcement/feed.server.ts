import { Feed } from "feed";
import { config } from "~/server/config.server";
import { catalog, type Lang, type Text } from "~/text/text";
import type { FeedEntry } from "./feed.queries.server";

/** What a feed is of: its title, the page it belongs to and its own address, both without the site's. */
export type FeedHead = { title: string; description: string; page: string; self: string };

/**
 * A feed in Atom (RFC 4287), which every reader takes. Entries are known by the journal's numbers or their own ids, so
 * that one is never new twice; the same entries give the same text.
 */
export function atomFeed(
  { title, description, page, self }: FeedHead,
  entries: readonly FeedEntry[],
  lang: Lang,
): string {
  const { baseUrl } = config();
  const t = catalog(lang);
  const inLang = lang === "ru" ? "" : `?lang=${lang}`;
  const host = new URL(baseUrl).hostname;
  const feed = new Feed({
    id: `${baseUrl}${self}`,
    title: inXml(title),
    description: inXml(description),
    link: `${baseUrl}${page}${inLang}`,
    feedLinks: { atom: `${baseUrl}${self}${inLang}` },
    language: lang,
    updated: entries[0]?.at ?? new Date(0),
    generator: t.common.name,
    copyright: "",
  });
  for (const entry of entries) {
    const { title: said, text, path } = toldOf(entry, t);
    feed.addItem({
      id: `tag:${host},2026:${entry.id}`,
      title: asHtml(said),
      link: `${baseUrl}${path}${inLang}`,
      date: entry.at,
      description: asHtml(text),
      author: [{ name: inXml(entry.organiser) }],
    });
  }
  return feed.atom1();
}

/** What an entry says, and where it is told at length. */
function toldOf(entry: FeedEntry, t: Text): { title: string; text: string; path: string } {
  if (entry.type === "news") return { title: entry.title, text: entry.text, path: entry.path };
  const { type, details, competition, summary, path } = entry;
  const say = t.journal.event[type];
  const said = typeof say === "function" ? say(details) : say;
  const reason = typeof details.reason === "string" ? details.reason : "";
  return {
    title: `${said}: ${competition}`,
    text: type === "competition.announced" ? summary : reason || said,
    path: type === "results.published" ? `${path}/results` : path,
  };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const CONTROLS = /[^\P{Cc}\n\t]/gu;

/** Typed text as HTML that says the same: entries are HTML for readers of feeds. */
function asHtml(text: string): string {
  return inXml(text).replace(/[&<>]/g, (sign) => ENTITIES[sign]!);
}

/** Without the characters that XML cannot hold. */
function inXml(text: string): string {
  return text.replace(CONTROLS, " ");
}
