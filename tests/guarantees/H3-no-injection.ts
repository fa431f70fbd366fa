import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { parse } from "node-html-parser";
import { openSite } from "../open-parts";
import { type Guarantee, randomFrom } from "./guarantee";
import { fingerprint } from "./kill-backend";
import { type Answer, inParallel, knock } from "./knock";
import { routesOf } from "./manifest";
import { personasOf } from "./personas";
import { MARK, type Payload, payloads, SLEEP_SECONDS } from "./query-corpus";
import { queryNamesOf, rawIn } from "./query-names";
import { type Visit, walkSite } from "./site-walk";
import { openTenants } from "./two-tenants";
import { readWorld } from "./world-things";

const AT_ONCE = 4;
/** An answer that takes so long has slept; one that was only slow is asked for once more. */
const SLEPT_MS = (SLEEP_SECONDS - 1) * 1000;

/** A name that no page asks for is tried too: whatever reads the whole query meets it. */
const STRANGE = "order by";

type Attack = { visit: Visit; names: readonly string[]; payload: Payload };

/** What there is to see on a page: one that could not be opened has nothing. */
const sizeOf = ({ answer }: Visit) => (answer.status === 200 ? answer.body.length : -1);

/** Of every route the page that shows most, as somebody who may open it; one that nobody could open is attacked too. */
function targetsOf(visits: readonly Visit[]): Visit[] {
  const best = new Map<string, Visit>();
  for (const visit of visits) {
    const { id } = visit.address.route;
    const other = best.get(id);
    if (!other || sizeOf(visit) > sizeOf(other)) best.set(id, visit);
  }
  return [...best.values()];
}

/** Each name alone where a page asks for some, all of them at once everywhere: with every payload. */
function attacksOn(visit: Visit): Attack[] {
  const names = queryNamesOf(visit.address.route.id);
  const targets = [...names.map((name) => [name]), [...names, STRANGE]];
  return targets.flatMap((names) => payloads.map((payload) => ({ visit, names, payload })));
}

function urlOf(baseUrl: string, { visit, names }: Attack, text: string): string {
  const [path, query] = visit.address.path.split("?");
  const asked = new URLSearchParams(query);
  for (const name of names) asked.set(name, text);
  return `${baseUrl}${path}?${asked}`;
}

type Timed = { answer: Answer; ms: number };

async function timed(url: string, cookie: string): Promise<Timed> {
  const began = performance.now();
  const answer = await knock(url, { cookie });
  return { answer, ms: performance.now() - began };
}

/** What an answer shows, whatever was typed: where its links lead, how many rows its tables have, how long a file is. */
function skeletonOf({ status, type, body }: Answer): string {
  if (type.includes("csv")) return `${status} ${`${body}`.split("\n").length}`;
  if (!type.includes("html")) return `${status} ${type}`;
  const page = parse(`${body}`);
  const links = page.querySelectorAll("main a").map((link) => (link.getAttribute("href") ?? "").split("?")[0]);
  return `${status} ${page.querySelectorAll("tr").length} ${links.join(" ")}`;
}

async function faultOf(baseUrl: string, attack: Attack): Promise<string | null> {
  const { visit, names, payload } = attack;
  const { cookie, name: who } = visit.persona;
  const ask = (text: string) => timed(urlOf(baseUrl, attack, text), cookie);
  const said = `${visit.address.route.pattern} with ${names.join(", ")} = ${JSON.stringify(payload.text.slice(0, 80))} as ${who}`;
  const first = await ask(payload.text);
  if (first.answer.status >= 500) return `${said}: ${first.answer.status}`;
  if (first.ms > SLEPT_MS && (await ask(payload.text)).ms > SLEPT_MS) return `${said} made the database sleep`;
  if (payload.twin === undefined) return null;
  const twin = await ask(payload.twin);
  return skeletonOf(first.answer) === skeletonOf(twin.answer) ? null : `${said} answers otherwise than its twin`;
}

/**
 * Sources in which a text becomes part of a statement as it is. Those of the schema are built from constants when the
 * program starts, before there is any address.
 */
function rawSources(): string[] {
  return ["app", "db"].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.startsWith(join("db", "schema")))
      .flatMap((file) => rawIn(readFileSync(file, "utf8")).map((call) => `${file} writes “${call}” into a statement`)),
  );
}

/** Names that pages are known to ask for: if they are not found in the sources, the reading of them is broken. */
const anchors: Record<string, readonly string[]> = {
  "routes/office.competitions_.$id.applications": ["search", "sort", "order", "mark[]", "page", "state", "done"],
  "routes/office.applicants": ["q", "inn", "page"],
};

const watcherOf = (build: ServerBuild) =>
  (build.entry.module as unknown as { watchStatements(listener: (query: string) => void): () => void }).watchStatements;

export const guarantee: Guarantee = {
  id: "H3",
  promise: "nothing in an address becomes part of a statement: no fault, no delay, no other answer, only known names",
  bugSize: 1_500,
  needsBuild: true,
  bugs: [
    {
      name: "a direction is written into the statement",
      file: "app/lifecycle/4-admission/application-list.server.ts",
      find: "direction ? eq(application.direction, direction) : undefined,",
      replace: "direction ? sql.raw(`application.direction = '${direction}'`) : undefined,",
    },
    {
      name: "the order comes from the address",
      file: "app/lifecycle/4-admission/list-question.ts",
      find: 'sort: oneOf(listSorts, "sort") ?? everything.sort,',
      replace: 'sort: (query.get("sort") ?? everything.sort) as ListSort,',
    },
    {
      name: "a search is a text of the statement",
      file: "app/lifecycle/1-registration/office-applicants.queries.server.ts",
      find: "or(ilike(applicant.shortName, like)",
      replace: "or(sql.raw(`applicant.short_name ilike '%${asked}%'`)",
    },
    {
      name: "a page is any number",
      file: "app/server/page-number.server.ts",
      find: "/^[1-9]\\d{0,4}$/.test(asked) ? Number(asked) : 1",
      replace: "Number(asked || 1)",
    },
  ],
  async prove({ size, seed, clusterUrl, untilRed }) {
    const opened = await openTenants(clusterUrl);
    process.env.WATCH_STATEMENTS = "on";
    const site = await openSite();
    const { baseUrl } = opened.parts;
    const world = await readWorld();
    const personas = await personasOf(opened);
    const walk = await walkSite({ build: site.build, baseUrl }, { world, personas, perRoute: 3, data: false });
    const targets = targetsOf(walk.visits);
    const failures: string[] = [];
    for (const [id, names] of Object.entries(anchors))
      for (const name of names) if (!queryNamesOf(id).includes(name)) failures.push(`${id}: no “${name}” is found`);
    const loaders = routesOf(site.build).filter(({ hasLoader }) => hasLoader);
    for (const { id, pattern } of loaders)
      if (!targets.some(({ address }) => address.route.id === id)) failures.push(`nobody could try ${pattern}`);
    const before = await fingerprint();
    const stop = watcherOf(site.build)((query) => {
      if (query.includes(MARK)) failures.push(`a statement has it in its text: ${query.slice(0, 300)}`);
    });
    const attacks = inTurn(targets, randomFrom(seed)).slice(0, size);
    await inParallel(attacks, AT_ONCE, async (attack) => {
      if (untilRed && failures.length > 0) return;
      const fault = await faultOf(baseUrl, attack);
      if (fault) failures.push(fault);
    });
    stop();
    if ((await fingerprint()) !== before) failures.push("something was written by looking");
    await site.close();
    await opened.parts.close();
    return { n: attacks.length, failures: [...failures, ...rawSources()].slice(0, 50) };
  },
};

/** The attacks on each route, those that ask for something first: one a route in turn, in an order that a seed gives. */
function inTurn(targets: readonly Visit[], random: () => number): Attack[] {
  return targets
    .flatMap((visit) => {
      const attacks = attacksOn(visit).map((attack) => ({ attack, at: random() }));
      // why: a route with many names has as much to be tried as several with few.
      const weight = attacks.length / payloads.length;
      return attacks.sort((a, b) => a.at - b.at).map(({ attack }, rank) => ({ attack, rank: rank / weight }));
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ attack }) => attack);
}
