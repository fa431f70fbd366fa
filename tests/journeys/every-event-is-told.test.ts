import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { system } from "~/access/who";
import { type EventType, eventTypes, type SubjectKind } from "~/journal/events";
import { record } from "~/journal/record.server";
import { made } from "~/lifecycle/outcome";
import type { EventDetails } from "~/text/ru/journal";
import { catalog, type Lang } from "~/text/text";
import { db, transaction } from "~db/client.server";
import { type Address, addressesOf } from "../guarantees/address-book";
import { inParallel, knock } from "../guarantees/knock";
import { type Persona, personasOf, rightOf } from "../guarantees/personas";
import type { Tenants } from "../guarantees/two-tenants";
import { readWorld } from "../guarantees/world-things";
import { openSite } from "../open-parts";
import { openPlayedTenants } from "../played-tenants";

/** What events are about, by the first word of their name, where it is no kind of thing itself; and those about something else. */
const subjectOf: Record<string, SubjectKind> = {
  account: "person",
  consent: "person",
  role: "organiser",
  extension: "competition",
  approval: "competition",
  question: "competition",
  letters: "competition",
  expert: "sheet",
  paper: "competition",
  news: "organiser",
  workCalendar: "organiser",
  "expert.replaced": "application",
  "sheet.annulled": "application",
};

const WIDTH = 4;
/** How many things of one kind are looked at before a kind of event counts as told nowhere. */
const MOST_SUBJECTS = 20;

type Happened = {
  type: EventType;
  details: EventDetails;
  kind: SubjectKind;
  subject: string;
  competition: string | null;
};

let tenants: Tenants;
let site: { build: ServerBuild; close(): Promise<void> };
let personas: Persona[];
let addresses: Address[];
let happened: Happened[];

beforeAll(async () => {
  tenants = await openPlayedTenants(inject("clusterUrl"));
  site = await openSite();
  personas = await personasOf(tenants);
  addresses = addressesOf(site.build, await readWorld()).filter(({ route }) => route.isPage && route.hasLoader);
  happened = await db().execute<Happened>(sql`
    select type, details, subject_kind as kind, subject_id as subject, competition_id as competition from journal_payload
    order by subject_id = any(${sql.param(`{${personas.flatMap(({ person }) => person?.id ?? [])}}`)}::uuid[]) desc, seq desc`);
}, 600_000);

afterAll(async () => {
  await site?.close();
  await tenants?.parts.close();
});

function wordsOf({ type, details }: Happened, lang: Lang): string {
  const say = catalog(lang).journal.event[type];
  return typeof say === "function" ? say(details) : say;
}

const pages = new Map<string, Promise<Set<string>>>();

/** The lines of every history on a page. */
function linesAt(path: string, { name, cookie }: Persona): Promise<Set<string>> {
  const key = `${name} ${path}`;
  const lines = pages.get(key) ?? read(path, cookie);
  pages.set(key, lines);
  return lines;
}

async function read(path: string, cookie: string): Promise<Set<string>> {
  const { body } = await knock(`${tenants.parts.baseUrl}${path}`, { cookie });
  return new Set(
    parse(`${body}`)
      .querySelectorAll("ol.history strong")
      .map((one) => one.text),
  );
}

/** Whom to ask where: pages that name the thing itself come first, then those of its competition, then one's own account. */
function* placesOf({ subject, competition }: Happened): Generator<{ path: string; persona: Persona }> {
  const owner = personas.find(({ person }) => person?.id === subject);
  if (owner) yield { path: "/account", persona: owner };
  const names = (id: string | null) => (address: Address) => address.things.some(({ thing }) => thing.value === id);
  const near = [...addresses.filter(names(subject)), ...addresses.filter(names(competition))];
  for (const address of near.sort((a, b) => a.things.length - b.things.length)) {
    const persona = personas.find((one) => rightOf(one, address) === "own");
    if (persona) yield { path: address.path, persona };
  }
}

async function isTold(one: Happened): Promise<boolean> {
  for (const { path, persona } of placesOf(one))
    if ((await linesAt(path, persona)).has(wordsOf(one, "ru"))) return true;
  return false;
}

/** The newest of these that the history of some page tells. */
async function toldOf(events: readonly Happened[]): Promise<Happened | undefined> {
  for (const one of events.slice(0, MOST_SUBJECTS)) if (await isTold(one)) return one;
  return undefined;
}

it("says every kind of event in both languages, whatever its details", () => {
  const odd = happened.flatMap((one) =>
    (["ru", "en"] as const).flatMap((lang) => {
      const words = wordsOf(one, lang);
      return /undefined|null|NaN|\[object|^\s*$/.test(words) ? [`${one.type} in ${lang}: ${words}`] : [];
    }),
  );
  expect(odd).toEqual([]);
  for (const lang of ["ru", "en"] as const)
    expect(Object.keys(catalog(lang).journal.event).sort()).toEqual([...eventTypes].sort());
});

it("shows every kind of event of the played competitions in the history of a page", async () => {
  const played = eventTypes.filter((type) => happened.some((one) => one.type === type));
  const untold: string[] = [];
  await inParallel(played, WIDTH, async (type) => {
    if (!(await toldOf(happened.filter((one) => one.type === type)))) untold.push(type);
  });
  expect(untold).toEqual([]);
  expect(played.length).toBeGreaterThan(50);
}, 300_000);

it("shows the others too, once they are written of a thing whose history is on a page", async () => {
  const others = eventTypes.filter((type) => !happened.some((one) => one.type === type));
  const written: Happened[] = [];
  for (const type of others) {
    const kind = subjectOf[type] ?? subjectOf[type.split(".")[0]!] ?? (type.split(".")[0] as SubjectKind);
    const like = await toldOf(happened.filter((one) => one.kind === kind));
    if (!like) throw new Error(`no ${kind} has its history on a page, which ${type} would need`);
    written.push({ ...like, type, details: {} });
  }
  await transaction(system, "seed.play", async (tx) => {
    for (const { type, kind, subject, competition } of written)
      record(tx, { type, subject: { kind, id: subject }, competitionId: competition ?? undefined });
    return made(undefined);
  });
  pages.clear();
  const untold: string[] = [];
  await inParallel(written, WIDTH, async (one) => {
    if (!(await isTold(one))) untold.push(one.type);
  });
  expect(untold).toEqual([]);
}, 300_000);
