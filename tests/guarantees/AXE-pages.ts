import { type Seen, violationsOf } from "../browser/checker";
import { startChromium } from "../browser/chromium";
import { emptyPartOf, playsNothing, readersOf } from "../browser/empty-world";
import { type Opened, pagesOf } from "../browser/pages-of";
import { named, type PageLang, refusedPages, urlIn } from "../browser/refused-pages";
import { speak } from "../browser/speak";
import { openSite } from "../open-parts";
import { type Guarantee, randomFrom } from "./guarantee";
import { inParallel, knock } from "./knock";
import { personasOf } from "./personas";
import { openTenants } from "./two-tenants";
import { readWorld } from "./world-things";

const WIDTH = 360;
const states = ["refused", "empty", "filled"] as const;

/** Draws pages of the manifest, as many of each state and language, and lets axe look at them; `npm test` looks at them all. */
export const guarantee: Guarantee = {
  id: "AXE",
  promise: "no page breaks a rule of accessibility, filled, empty or refused, in either language",
  bugSize: 30,
  needsBuild: true,
  bugs: [
    {
      name: "a label that names nothing",
      file: "app/ui/field.tsx",
      find: '<label className={quiet ? "sr" : "label"} htmlFor={id}>',
      replace: '<label className={quiet ? "sr" : "label"}>',
    },
  ],
  async prove({ size, seed, clusterUrl, untilRed }) {
    const opened = await openTenants(clusterUrl);
    const empty = await playsNothing(opened.admin);
    const site = { ...(await openSite()), baseUrl: opened.parts.baseUrl };
    const browser = await startChromium();
    const world = await readWorld();
    const [first] = opened.tenants;
    const known = new Map();
    const filled = await pagesOf(site, await personasOf({ ...opened, tenants: [first!] }), world, { known });
    const blank = await pagesOf(site, await readersOf(empty), emptyPartOf(world, empty), { known });
    const random = randomFrom(seed);
    const failures: string[] = [];
    let [n, left] = [0, 2 * states.length];
    for (const lang of ["ru", "en"] as const) {
      await speak(lang);
      for (const state of states) {
        if (untilRed && failures.length > 0) break;
        const from = shuffled({ refused: [...filled, ...blank], empty: blank, filled }[state], random);
        // why of what is left: a state that has too few pages gives its places to the next.
        const most = Math.ceil((size - n) / left--);
        const { pages, odd } = await pagesIn(state, site.baseUrl, from, { lang, most });
        n += pages.length;
        failures.push(...odd, ...(await violationsOf(browser, pages)));
      }
    }
    await browser.close();
    await site.close();
    await opened.parts.close();
    return { n, failures };
  },
};

/** So many pages in a state, as they are answered now. */
async function pagesIn(
  state: (typeof states)[number],
  baseUrl: string,
  from: readonly Opened[],
  { lang, most }: { lang: PageLang; most: number },
): Promise<{ pages: Seen[]; odd: string[] }> {
  if (state === "refused") {
    const { pages, odd } = await refusedPages(baseUrl, from.slice(0, 3 * most), lang);
    return { pages: pages.slice(0, most), odd };
  }
  const pages: Seen[] = [];
  await inParallel(from.slice(0, most), 4, async (visit) => {
    const url = urlIn(baseUrl, visit.path, lang);
    const { body } = await knock(url, { cookie: visit.persona.cookie });
    pages.push({ name: named(visit, state), url, html: `${body}`, width: WIDTH });
  });
  return { pages, odd: [] };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
