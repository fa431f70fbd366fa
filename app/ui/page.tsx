import type { MetaDescriptor } from "@remix-run/react";
import { createContext, type ReactNode, useContext } from "react";
import { type Area, areas } from "~/access/roles";
import { catalog, type Lang, langOf, type Text } from "~/text/text";
import { type Display, usualDisplay } from "./display";
import { type LinkPreview, linkPreviewTags } from "./link-preview";
import { statusWords } from "./words";

/** Who is looking, as much as a page may show: a name and the areas open to this person. */
export type PageViewer = { name: string; areas: readonly Area[] };

/** What the root loader answers for every page. */
export type RootData = {
  lang: Lang;
  path: string;
  isPublic: boolean;
  viewer: PageViewer | null;
  display: Display;
  demo: boolean;
  baseUrl: string;
};

export type Page = {
  t: Text;
  lang: Lang;
  /** The address with `?lang=` kept on public pages; use it in every link. */
  href: (path: string) => string;
  path: string;
  viewer: PageViewer | null;
  display: Display;
  demo: boolean;
  baseUrl: string;
};

const AREA = new RegExp(`^/(?:${areas.join("|")})(?:[/?#]|$)`);

/** Whether the address belongs to anybody, signed in or not (it carries its language in the query). */
export function isPublicPath(path: string): boolean {
  return !AREA.test(path);
}

/** Adds the language to a public address when it is English or was asked for; leaves other addresses alone. */
export function localHref(path: string, lang: Lang, asked: boolean): string {
  if ((lang === "ru" && !asked) || !path.startsWith("/") || !isPublicPath(path)) return path;
  const [beforeHash = "", hash] = path.split("#", 2);
  if (/[?&]lang=/.test(beforeHash)) return path;
  return `${beforeHash}${beforeHash.includes("?") ? "&" : "?"}lang=${lang}${hash === undefined ? "" : `#${hash}`}`;
}

/** Builds what `usePage` gives from the root loader's data, or from nothing when that loader failed. */
export function pageOf(data: RootData | undefined, location: { pathname: string; search: string }): Page {
  const asked = langOf(new URLSearchParams(location.search).get("lang"));
  const lang = data?.lang ?? asked ?? "ru";
  return {
    t: catalog(lang),
    lang,
    href: (path) => localHref(path, lang, asked !== null),
    path: location.pathname,
    viewer: data?.viewer ?? null,
    display: data?.display ?? usualDisplay,
    demo: data?.demo ?? false,
    baseUrl: data?.baseUrl ?? "",
  };
}

const PageContext = createContext<Page>(pageOf(undefined, { pathname: "/", search: "" }));

/** Gives the page's words, language and viewer to everything inside; used once, in root. */
export function PageProvider({ page, children }: { page: Page; children: ReactNode }) {
  return <PageContext.Provider value={page}>{children}</PageContext.Provider>;
}

/** Words, language, links and viewer of the page being rendered. */
export function usePage(): Page {
  return useContext(PageContext);
}

type MetaArgs = {
  matches: ReadonlyArray<{ id: string; data?: unknown } | undefined>;
  location: { search: string };
  data?: unknown;
  error?: unknown;
};

/**
 * A route's `meta` from the catalogs: `export const meta = pageMeta((t) => t.help.title)`.
 * The second argument of the callback is the route's own loader data, undefined on an error; by the same data `isUnlisted` keeps
 * a page out of search engines, such as those of a test competition. A public page that links are sent to says in `preview`
 * what others are told of it.
 */
export function pageMeta<Data = unknown>(
  title: (t: Text, data: Data | undefined, lang: Lang) => string,
  isUnlisted: (data: Data | undefined) => boolean = () => false,
  preview?: (t: Text, data: Data, lang: Lang) => LinkPreview,
): (args: MetaArgs) => MetaDescriptor[] {
  return function meta({ matches, location, data, error }) {
    const root = matches.find((match) => match?.id === "root")?.data as RootData | undefined;
    const lang = root?.lang ?? langOf(new URLSearchParams(location.search).get("lang")) ?? "ru";
    const t = catalog(lang);
    const words = error ? statusWords(t, statusOf(error)).title : title(t, data as Data | undefined, lang);
    const robots = isUnlisted(data as Data | undefined) ? [{ name: "robots", content: "noindex" }] : [];
    const tags: MetaDescriptor[] = [{ title: words ? `${words} — ${t.common.name}` : t.common.name }, ...robots];
    if (!preview || error || data === undefined) return tags;
    const site = { t, lang, baseUrl: root?.baseUrl ?? "", title: words || t.common.name };
    return [...tags, ...linkPreviewTags(preview(t, data as Data, lang), site)];
  };
}

function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
}
