import { inParallel, knock } from "../guarantees/knock";
import type { Seen } from "./checker";
import { emptyFormsOf } from "./empty-forms";
import type { Opened } from "./pages-of";

const WIDTH = 360;
/** Forms that take whatever is sent: how pages are displayed, and one that answers with the question once more. */
const takesNothingToo = /^\/(display|office\/competitions\/[^/]+\/complete)$/;

export type PageLang = "ru" | "en";

/** The address of a page in a language. */
export function urlIn(baseUrl: string, path: string, lang: PageLang): string {
  const url = new URL(path, baseUrl);
  if (lang === "en") url.searchParams.set("lang", lang);
  return url.href;
}

export const named = ({ route, persona }: Opened, state: string) => `${route.pattern} [${state}, ${persona.name}]`;

/** What the forms of the pages answer when nothing is filled in; an answer that is no page of errors is told. */
export async function refusedPages(
  baseUrl: string,
  visits: readonly Opened[],
  lang: PageLang,
): Promise<{ pages: Seen[]; odd: string[] }> {
  const pages: Seen[] = [];
  const odd: string[] = [];
  const asked = new Set<string>();
  await inParallel(visits, 4, async (visit) => {
    const { cookie } = visit.persona;
    const shown = urlIn(baseUrl, visit.path, lang);
    const opened = await knock(shown, { cookie });
    for (const { path, body, contentType } of emptyFormsOf(`${opened.body}`, shown)) {
      const key = path.replace(/\?.*/, "").replace(/[0-9a-f-]{36}/g, ":id");
      if (asked.has(key) || takesNothingToo.test(key)) continue;
      asked.add(key);
      const url = urlIn(baseUrl, path, lang);
      const answer = await knock(url, { method: "POST", cookie, body, contentType });
      const name = named(visit, `${key} sent empty`);
      if (answer.status < 400 || answer.status >= 500) odd.push(`${name} answered ${answer.status} ${answer.location}`);
      else if (!answer.type.startsWith("text/html")) odd.push(`${name} answered ${answer.type}`);
      else pages.push({ name, url, html: `${answer.body}`, width: WIDTH });
    }
  });
  return { pages, odd };
}
