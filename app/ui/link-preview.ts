import type { MetaDescriptor } from "@remix-run/react";
import type { Lang, Text } from "~/text/text";

/** What messengers, search engines and readers of feeds are told of a public page. */
export type LinkPreview = {
  /** One or two sentences in the reader's language. */
  description: string;
  /** The one address of the page, without the site's and without a language. */
  path: string;
  /** A feed that the page belongs to. */
  feed?: { path: string; title: string };
  /** The page in the words of schema.org. */
  data?: Record<string, unknown>;
};

/** The picture beside a link, for every page the same: messengers take no SVG. */
const PICTURE = { path: "/share.png", width: "1200", height: "630" };
const MOST = 300;

type Site = { t: Text; lang: Lang; baseUrl: string; title: string };

/** The tags of a preview: description, Open Graph, canonical address, languages, feed and JSON-LD. */
export function linkPreviewTags(preview: LinkPreview, { t, lang, baseUrl, title }: Site): MetaDescriptor[] {
  const { path, feed, data } = preview;
  const description = oneLine(preview.description);
  const at = (where: string, wanted: Lang) => `${baseUrl}${where}${wanted === "ru" ? "" : `?lang=${wanted}`}`;
  const graph = (property: string, content: string): MetaDescriptor => ({ property: `og:${property}`, content });
  return [
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: at(path, lang) },
    { tagName: "link", rel: "alternate", hrefLang: "ru", href: at(path, "ru") },
    { tagName: "link", rel: "alternate", hrefLang: "en", href: at(path, "en") },
    graph("type", "website"),
    graph("site_name", t.common.name),
    graph("title", title),
    graph("description", description),
    graph("url", at(path, lang)),
    graph("locale", lang === "ru" ? "ru_RU" : "en_GB"),
    graph("image", `${baseUrl}${PICTURE.path}`),
    graph("image:width", PICTURE.width),
    graph("image:height", PICTURE.height),
    graph("image:alt", t.common.tagline),
    { name: "twitter:card", content: "summary_large_image" },
    ...(feed
      ? [
          {
            tagName: "link" as const,
            rel: "alternate",
            type: "application/atom+xml",
            title: feed.title,
            href: at(feed.path, lang),
          },
        ]
      : []),
    ...(data ? [{ "script:ld+json": { "@context": "https://schema.org", ...data } } as MetaDescriptor] : []),
  ];
}

/** As much as a messenger shows, ending at a word. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= MOST) return line;
  return `${line.slice(0, MOST - 1).replace(/\s+\S*$/, "")}…`;
}
