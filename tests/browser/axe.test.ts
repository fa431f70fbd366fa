import type { ServerBuild } from "@remix-run/node";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { displayChoices } from "~/ui/display";
import { lists } from "../db/lists/all";
import { addressesOf } from "../guarantees/address-book";
import { inParallel, knock } from "../guarantees/knock";
import { routesOf } from "../guarantees/manifest";
import { personasOf } from "../guarantees/personas";
import type { Tenants } from "../guarantees/two-tenants";
import { readWorld, type World } from "../guarantees/world-things";
import { openSite } from "../open-parts";
import { openPlayedTenants } from "../played-tenants";
import { type Seen, violationsOf } from "./checker";
import { startChromium } from "./chromium";
import { type EmptyWorld, emptyPartOf, playsNothing, readersOf } from "./empty-world";
import { fileNameOf, isPictured } from "./main-pages";
import { type Opened, pagesOf } from "./pages-of";
import type { Colours } from "./picture";
import { named, type PageLang, refusedPages, urlIn } from "./refused-pages";
import { speak } from "./speak";

const WIDTH = 360;
const WIDE = 1280;
/** Pages with the widest tables and forms, which are checked on a wide screen too. */
const wideToo =
  /^\/($|competitions$|office$|office\/.*\/(ranking|review|rules\/criteria|reports)$|expert\/sheets\/:id$)/;

let tenants: Tenants;
let empty: EmptyWorld;
let world: World;
let browser: Browser;
let site: { build: ServerBuild; baseUrl: string; close(): Promise<void> };
let filled: Opened[];
let blank: Opened[];
/** The routes of all pages that somebody opened to whom nothing had happened yet. */
const answeredEmpty = new Set<string>();

beforeAll(async () => {
  tenants = await openPlayedTenants(inject("clusterUrl"));
  empty = await playsNothing(tenants.admin);
  site = { ...(await openSite()), baseUrl: tenants.parts.baseUrl };
  browser = await startChromium();
  world = await readWorld();
  const [first] = tenants.tenants;
  const personas = await personasOf({ ...tenants, tenants: [first!] });
  const known = new Map();
  filled = await pagesOf(site, personas, world, { known });
  blank = await pagesOf(site, await readersOf(empty), emptyPartOf(world, empty), { known, answered: answeredEmpty });
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await tenants?.parts.close();
});

const urlOf = (path: string, lang: PageLang) => urlIn(site.baseUrl, path, lang);

/** One page a route: words in the other language change what is said, not what a page is made of. */
function firstOfEach(pages: readonly Opened[]): Opened[] {
  const routes = new Set<string>();
  return pages.filter(({ route }) => !routes.has(route.id) && routes.add(route.id));
}

/** In what state pages are looked at, and how; `display` is the cookie of the version for the visually impaired. */
type Look = { state: string; colours?: Colours; pictures?: boolean; display?(at: number): string };

/** The same pages in a language, as they are answered to their readers now. */
async function reopened(visits: readonly Opened[], lang: "ru" | "en", look: Look): Promise<Seen[]> {
  const { state, colours, display } = look;
  const pages: Seen[] = [];
  const pictured = new Set(look.pictures ? firstOfEach(visits).filter(({ route }) => isPictured(route.pattern)) : []);
  await inParallel([...visits.entries()], 4, async ([at, visit]) => {
    const url = urlOf(visit.path, lang);
    const cookie = [visit.persona.cookie, display?.(at)].filter(Boolean).join("; ");
    const { status, body } = await knock(url, { cookie });
    if (status !== 200 && visit.route.pattern !== "/*")
      throw new Error(`${visit.path} answered ${status} the second time`);
    const page = { name: named(visit, state), url, html: `${body}`, colours };
    const picture = pictured.has(visit) ? `page-${fileNameOf(visit.route.pattern)}.${lang}` : undefined;
    pages.push({ ...page, width: WIDTH, picture });
    if (wideToo.test(visit.route.pattern)) pages.push({ ...page, width: WIDE });
  });
  return pages;
}

/** Addresses with a button on some other page and nothing to open: who opens them is sent on or finds nothing. */
const onlyPostedTo = new Set([
  "/account/mail",
  "/account/reminders",
  "/applicant/applications/:id/ask-to-sign",
  "/applicant/applications/:id/colleagues/:task/end",
  "/applicant/applications/:id/documents/remove",
  "/applicant/applications/:id/restore",
  "/applicant/applications/:id/sign",
  "/applicant/organisations/:id/errands/:errand/withdraw",
  "/applicant/organisations/:id/invitations/:invitation/withdraw",
  "/applicant/organisations/:id/members/:member/remove",
  "/applicant/organisations/:id/people/:person/withdraw",
  "/applicant/organisations/:id/requests/:request",
  "/desk/errands/:id/end",
  "/office/applicants/:id/verify",
  "/office/invitations/:id/resend",
  "/office/invitations/:id/withdraw",
  "/office/roles/:id/end",
]);

it("has an address to open for every page of the manifest", () => {
  const opened = new Set([...filled, ...blank].map(({ route }) => route.id));
  const addresses = addressesOf(site.build, world);
  const pages = routesOf(site.build).filter(({ isPage }) => isPage);
  expect(pages.filter(({ id, pattern }) => onlyPostedTo.has(pattern) && opened.has(id))).toEqual([]);
  const missing = pages.filter(({ id, pattern }) => !opened.has(id) && !onlyPostedTo.has(pattern));
  const told = missing.map(({ pattern, id }) => {
    const count = addresses.filter(({ route }) => route.id === id).length;
    return `${pattern}: none of ${count} addresses answers its readers with a page`;
  });
  expect(told).toEqual([]);
});

/** Pages with a list that are not there before it has something in it, by the reason, as the files of their routes. */
const neverEmpty: Record<string, readonly string[]> = {
  "the page of one thing that is there once something has happened": [
    "_public.$organiser.$competition_.results",
    "applicant.reports.$id",
    "commission.meetings_.$id",
    "commission.meetings_.$id_.items_.$item",
    "desk.errands_.$id",
    "office.applicants_.$id",
    "office.competitions_.$id.applications_.$appId",
    "office.competitions_.$id.meeting_.attendance",
    "office.competitions_.$id.meeting_.items_.$item",
    "office.competitions_.$id.meeting_.pass-mark",
    "office.competitions_.$id.paper-applications_.$entry",
    "office.competitions_.$id.papers_.$paper.correct",
    "office.competitions_.$id.review_.applications.$appId",
    "office.organisers_.$id_.news_.$news",
    "office.reports.$id",
  ],
  "a stage that begins with the applications of the one before": [
    "office.competitions_.$id.admission-protocol",
    "office.competitions_.$id.meeting",
    "office.competitions_.$id.ranking",
    "office.competitions_.$id.review",
  ],
  "an installation in which anything is played has organisers": ["admin._index"],
};

it("has a page to open where nothing has happened yet, for every list that can be empty", () => {
  const missing = Object.keys(lists).filter((file) => !answeredEmpty.has(`routes/${file}`));
  expect(missing.sort()).toEqual(Object.values(neverEmpty).flat().sort());
});

describe.each(["ru", "en"] as const)("no rule of accessibility is broken, in %s", (lang) => {
  beforeAll(() => speak(lang));

  // In the other language by night: each page is checked in both schemes of colours.
  const colours = lang === "en" ? "dark" : "light";

  it("on pages where everything has happened", async () => {
    const visits = lang === "ru" ? filled : firstOfEach(filled);
    const pages = await reopened(visits, lang, { state: "filled", colours, pictures: true });
    expect(await violationsOf(browser, pages)).toEqual([]);
  }, 600_000);

  it("on pages where nothing has happened yet", async () => {
    const nowhere = ["/competitions?q=такого-нет", "/projects?q=такого-нет"];
    const pages = await reopened(blank, lang, { state: "empty", colours });
    for (const path of nowhere) {
      const { body } = await knock(urlOf(path, lang));
      pages.push({ name: path, url: urlOf(path, lang), html: `${body}`, width: WIDTH });
    }
    expect(await violationsOf(browser, pages)).toEqual([]);
  }, 300_000);

  it("on what forms answer when nothing is filled in", async () => {
    const { pages, odd } = await refusedPages(site.baseUrl, [...filled, ...blank], lang);
    expect([...odd, ...(await violationsOf(browser, pages))]).toEqual([]);
  }, 300_000);
});

it("no rule is broken in the version for the visually impaired, in large print and in each of its colours", async () => {
  await speak("ru");
  const contrasts = displayChoices.contrast.filter((one) => one !== "normal");
  const display = (at: number) => `display=huge.${contrasts[at % contrasts.length]}.wide`;
  const pages = await reopened(firstOfEach(filled), "ru", { state: "filled, for the visually impaired", display });
  expect(await violationsOf(browser, pages)).toEqual([]);
}, 300_000);
