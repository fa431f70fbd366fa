import { sql } from "drizzle-orm";
import { decode } from "turbo-stream";
import { formatMoney, formatPhone } from "~/text/format";
import { ru } from "~/text/ru";
import { db } from "~db/client.server";
import { openSite } from "../open-parts";
import { unnamedParameters } from "./address-book";
import { lookAsCoApplicants } from "./co-applicants";
import type { Guarantee } from "./guarantee";
import type { Answer } from "./knock";
import { type Persona, personasOf } from "./personas";
import { type Visit, walkSite } from "./site-walk";
import { openTenants, type Tenants } from "./two-tenants";
import { readWorld } from "./world-things";

const SHORTEST = 6;

/**
 * Values that a page's data may carry without showing them, by the end of the route's pattern and the place in the data,
 * each with its reason.
 */
const allowed: { route: RegExp; at: RegExp; because: string }[] = [
  { route: /./, at: /^root\.baseUrl$/, because: "the canonical address of public pages is made of it" },
  { route: /./, at: /(^|\.)zone$/, because: "times are shown by it" },
  { route: /./, at: /(^|\.)now$/, because: "the clock that deadlines are counted from" },
  {
    route: /^\/(?!expert)/,
    at: /\.(id|\w+Id|openedRounds)$/,
    because: "rows are told apart by it; an id opens nothing (C1). Not for experts: it could link a copy to its source",
  },
  {
    route: /\/(check|resubmit)$/,
    at: /\.key$/,
    because: "the key of one intent, in the form while sending is possible",
  },
  { route: /meeting/, at: /\.decidedBy$/, because: "a code of two, shown as words" },
  { route: /./, at: /files\.sha256$/, because: "of a file that the reader may download" },
  {
    route: /^\/commission/,
    at: /meeting\.secretary$/,
    because: "the protocol names the secretary to the same readers",
  },
  { route: /^\/invitation/, at: /\.email$/, because: "shown to those who have to sign in or are somebody else" },
];

/** What one request's loaders answered, by route; decoded as Remix's own client would. */
async function dataOf(answer: Answer): Promise<Record<string, { data?: unknown }>> {
  const stream = new Blob([new Uint8Array(answer.body)]).stream();
  const decoded = await decode(stream, { plugins: [(type, ...rest) => ({ value: { type, rest } })] });
  await decoded.done;
  return decoded.value as Record<string, { data?: unknown }>;
}

type Said = { at: string; value: string };

/** Every string of a value with its place; indexes of lists are left out of the place. */
function stringsOf(value: unknown, at: string): Said[] {
  if (typeof value === "string") return [{ at, value }];
  if (typeof value === "bigint") return [{ at, value: `${value}` }];
  if (value instanceof Date) return [{ at, value: value.toISOString() }];
  if (Array.isArray(value)) return value.flatMap((one) => stringsOf(one, at));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...stringsOf(one, `${at}.${key}`),
    ...(/^[0-9a-f-]{36}$/.test(key) ? [{ at: `${at}.(key)`, value: key }] : []),
  ]);
}

/** Codes that the catalogs have words for: pages show the words. */
const codes = new Set<string>();
(function collect(words: unknown): void {
  if (typeof words !== "object" || words === null) return;
  for (const [key, value] of Object.entries(words)) {
    codes.add(key);
    collect(value);
  }
})(ru);

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", nbsp: " " };
const fold = (text: string) => text.replace(/[\s\u00a0\u202f\u2009]+/g, " ");
const readable = (html: string) =>
  fold(html.replace(/&(#x27|#39|amp|lt|gt|quot|nbsp);/g, (_, name) => entities[name] ?? ""));

const zones = ["Asia/Kamchatka", "Europe/Moscow", "UTC"];

/** How pages may write a value: as it is, as a day, as money, as a telephone, as a decimal. */
function writings(value: string): string[] {
  const as: string[] = [fold(value).trim()];
  if (/^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)))
    for (const timeZone of zones) {
      const instant = new Date(value);
      as.push(new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone }).format(instant));
      as.push(new Intl.DateTimeFormat("ru", { day: "2-digit", month: "2-digit", timeZone }).format(instant));
    }
  if (/^-?\d+$/.test(value)) as.push(fold(formatMoney(BigInt(value), "ru")));
  if (/^\+?\d{10,}$/.test(value)) as.push(fold(formatPhone(value)));
  if (/^-?\d+\.\d+$/.test(value)) {
    const trimmed = value.replace(/\.?0+$/, "");
    as.push(trimmed.replace(".", ","), Number(value).toFixed(2).replace(".", ","), trimmed);
  }
  return as;
}

function isShown(value: string, page: string): boolean {
  return codes.has(value) || writings(value).some((one) => page.includes(one));
}

/** A field of a route's data: whether some page of the route has shown what was in it, and what was not shown to whom. */
type Field = { pattern: string; at: string; shown: boolean; hidden: { persona: Persona; value: string }[] };

/** Adds what the data of a page say to the fields of its route. */
async function compare(
  { persona, address, answer, data }: Visit,
  fields: Map<string, Field>,
  known: ReadonlySet<string>,
): Promise<void> {
  const page = readable(`${answer.body}`);
  const { pattern } = address.route;
  const said = Object.entries(await dataOf(data!)).flatMap(([route, { data: value }]) =>
    stringsOf(value, route === "root" ? "root" : "page"),
  );
  for (const { at, value } of said) {
    if (value.length < SHORTEST || known.has(value)) continue;
    if (allowed.some((one) => one.route.test(pattern) && one.at.test(at))) continue;
    const field = fields.get(`${pattern} ${at}`) ?? { pattern, at, shown: false, hidden: [] };
    if (isShown(value, page)) field.shown = true;
    else field.hidden.push({ persona, value });
    fields.set(`${pattern} ${at}`, field);
  }
}

/** All that the pages of the walk say to each reader. */
function toldTo(pages: readonly Visit[]): Map<Persona, string> {
  const told = new Map<Persona, string[]>();
  for (const { persona, answer } of pages)
    told.set(persona, [...(told.get(persona) ?? []), readable(`${answer.body}`)]);
  return new Map([...told].map(([persona, texts]) => [persona, texts.join("\n")]));
}

/** Every string of the rules and forms of announced competitions: they are public. */
async function publicWords(): Promise<Set<string>> {
  const rows = await db().execute<{ value: unknown }>(
    sql`select rules as value from rules_version where announced_at is not null union all select template from form_template`,
  );
  return new Set(rows.flatMap(({ value }) => stringsOf(value, "")).map(({ value }) => value));
}

/** Strings that must be in no answer at all: hashes, keys of the store, tokens at rest. */
async function secrets(): Promise<string[]> {
  const rows = await db().execute<{ value: string }>(sql`
    select password_hash as value from person where password_hash is not null
    union select key from stored_file union select key from blind.copy_file
    union select token_hash from one_time_link union select id from session`);
  return rows.map(({ value }) => value);
}

/** Strings that readers of an area must never get: who reviews, for applicants and the public; who applies, for experts. */
function forbiddenIn({ tenants }: Tenants): Record<string, string[]> {
  const experts = tenants
    .flatMap(({ cast }) => Object.values(cast.experts))
    .flatMap(({ name, email }) => [name, email]);
  const applicants = tenants.flatMap(({ word, cast }) => [
    ...[cast.first, cast.second].flatMap(({ id, head }) => [id, head.name, head.email]),
    `Заявитель 0 ${word}`,
    `Заявитель 1 ${word}`,
  ]);
  return { applicant: experts, public: experts, expert: applicants };
}

function leaks(
  { persona, address, answer, data }: Visit,
  none: readonly string[],
  forbidden: Record<string, string[]>,
): string[] {
  const said = `${answer.body}${data?.body ?? ""}`;
  const own = new Set([persona.person?.name, persona.person?.email, persona.person?.id]);
  const needles = [...none, ...(forbidden[address.route.handle.area] ?? []).filter((one) => !own.has(one))];
  return needles
    .filter((needle) => said.includes(needle))
    .map((needle) => `${address.path} tells ${persona.name} “${needle.slice(0, 60)}”`);
}

export const guarantee: Guarantee = {
  id: "C3",
  promise: "the data behind pages tell their reader nothing that the pages do not, and hold nobody's secrets",
  bugSize: 150,
  needsBuild: true,
  bugs: [
    {
      name: "a loader answers one more field",
      file: "app/routes/commission.competitions_.$id.opening.tsx",
      find: "title: facts.title,",
      replace: "title: facts.title, hidden: facts.roundId,",
    },
    {
      name: "a co-applicant's page lists the applicant's late attempts",
      file: "app/lifecycle/3-application/own-application.queries.server.ts",
      find: 'policy["application.readAttempts"](who, facts).ok ? attemptsOf(applicationId) : []',
      replace: "attemptsOf(applicationId)",
    },
    {
      name: "an organisation's page hands on who registered it",
      file: "app/routes/office.applicants_.$id.tsx",
      find: ", inn };",
      replace: ", inn, by: `created-by-${who.id}` };",
    },
  ],
  async prove({ size, clusterUrl }) {
    const opened = await openTenants(clusterUrl);
    const site = await openSite();
    const world = await readWorld();
    const personas = (await personasOf(opened)).filter(({ name }) => !name.includes("Беринг"));
    const at = { build: site.build, baseUrl: opened.parts.baseUrl };
    const perRoute = Math.max(1, Math.ceil(size / 150));
    const { visits } = await walkSite(at, { world, personas, perRoute, data: true });
    const pages = visits.filter(({ answer, data }) => answer.status === 200 && data?.status === 200);
    const failures = new Set(unnamedParameters(site.build).map((one) => `no example address: ${one}`));
    const [none, forbidden] = [await secrets(), forbiddenIn(opened)];
    for (const visit of visits) for (const leak of leaks(visit, none, forbidden)) failures.add(leak);
    const joined = await lookAsCoApplicants(at, world, personas);
    for (const one of joined.told) failures.add(one);
    const fields = new Map<string, Field>();
    const known = await publicWords();
    for (const visit of pages) await compare(visit, fields, known);
    const told = toldTo(pages);
    for (const { pattern, at, shown, hidden } of fields.values()) {
      const secret = shown ? undefined : hidden.find(({ persona, value }) => !isShown(value, told.get(persona) ?? ""));
      if (secret)
        failures.add(`${pattern}: ${at} is in the data and on no page of its reader: “${secret.value.slice(0, 60)}”`);
    }
    await site.close();
    await opened.parts.close();
    return { n: pages.length + joined.n, failures: [...failures] };
  },
};
