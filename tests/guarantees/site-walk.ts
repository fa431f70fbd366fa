import type { ServerBuild } from "@remix-run/node";
import { type Address, addressesOf } from "./address-book";
import type { Itinerary } from "./guarantee";
import { type Answer, dataPathOf, inParallel, knock } from "./knock";
import { routesOf } from "./manifest";
import { formsOf, type PageForm } from "./page-forms";
import { ownPages, type Persona, rightOf } from "./personas";
import type { World } from "./world-things";

/** An address that somebody rightful opened, and what came. */
export type Visit = { persona: Persona; address: Address; answer: Answer; data: Answer | null };

export type Walk = {
  visits: Visit[];
  /** The forms that rightful readers saw, by the path they post to, with who saw them on which page. */
  forms: Map<string, { form: PageForm; persona: Persona; shownBy: Visit }>;
};

const WIDTH = 6;
const MOST_TRIES = 60;

/** Who opens an address rightfully: the owners of its things; what is everybody's, nobody and two people. */
function readersOf(personas: readonly Persona[], address: Address): Persona[] {
  const owners = personas.filter((persona) => rightOf(persona, address) === "own");
  const anybody = personas.filter((persona) => rightOf(persona, address) === "anybody's");
  return [
    ...owners,
    ...anybody.filter(({ person }) => person).slice(0, ownPages.has(address.route.pattern) ? undefined : 2),
    ...anybody.slice(0, 1),
  ];
}

/** A persona's addresses of one route, in the order in which they are opened, and how many of them answered with a page. */
type Turn = { persona: Persona; addresses: Address[]; seen: number };

export type WalkOptions = {
  world: World;
  personas: readonly Persona[];
  /** How many of a route each reader has to have seen before the walk goes on, those of different competitions first. */
  perRoute: number;
  /** Whether the loader data of pages are asked for too. */
  data: boolean;
  /** Opens these pages and no others. */
  itinerary?: Itinerary;
  /** Whether the walk has found what it is made for and may end. */
  until?: (walk: Walk) => boolean;
};

/** Opens addresses as the people they are for: the first of every route, then the second of every route, and so on. */
export async function walkSite(
  site: { build: ServerBuild; baseUrl: string },
  { world, personas, perRoute, data, itinerary, until }: WalkOptions,
): Promise<Walk> {
  const walk: Walk = { visits: [], forms: new Map() };
  const addresses = addressesOf(site.build, world).flatMap((one) => withQuery(one, world));
  const turns = itinerary ? turnsOf(itinerary, addresses, personas) : turnsOfAll(addresses, personas);
  for (let turn = 0; turn < MOST_TRIES && !until?.(walk); turn += 1) {
    const going = turns.filter(({ seen, addresses }) => seen < perRoute && turn < addresses.length);
    await inParallel(going, WIDTH, async (one) => {
      const visit = await visitOf(site.baseUrl, { persona: one.persona, address: one.addresses[turn]!, data });
      walk.visits.push(visit);
      if (visit.answer.status === 200) one.seen += 1;
      keepForms(walk, visit, site.baseUrl);
    });
  }
  return walk;
}

function turnsOfAll(addresses: readonly Address[], personas: readonly Persona[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const address of addresses)
    for (const persona of readersOf(personas, address)) {
      const key = `${persona.name} ${address.route.id}`;
      const turn = turns.get(key) ?? { persona, addresses: [], seen: 0 };
      turn.addresses.push(address);
      turns.set(key, turn);
    }
  return [...turns.values()].map((turn) => ({ ...turn, addresses: spread(turn.addresses) }));
}

function turnsOf(itinerary: Itinerary, addresses: readonly Address[], personas: readonly Persona[]): Turn[] {
  const byPath = new Map(addresses.map((address) => [address.path, address]));
  return itinerary.map(({ persona: name, path }) => {
    const [persona, address] = [personas.find((one) => one.name === name), byPath.get(path)];
    if (!persona || !address) throw new Error(`${name} cannot open ${path} in this world`);
    return { persona, addresses: [address], seen: 0 };
  });
}

/** The pages of a walk that showed a form of an action first: all that is needed to see one of each. */
export function itineraryOf({ forms }: Walk, build: ServerBuild): Itinerary {
  const actions = routesOf(build).filter(({ hasAction }) => hasAction);
  const firsts = actions.flatMap(({ pattern }) => {
    const at = matcherOf(pattern);
    return [...forms].find(([path]) => at.test(path))?.[1].shownBy ?? [];
  });
  return [...new Set(firsts)].map(({ persona, address }) => ({ persona: persona.name, path: address.path }));
}

/** Finds the addresses that a route's forms are posted to; autosave posts the form of its section. */
export const matcherOf = (pattern: string) =>
  new RegExp(`^${pattern.replace("/autosave/", "/form/").replace(/:\w+/g, "[^/]+")}$`);

type Asked = { persona: Persona; address: Address; data: boolean };

async function visitOf(baseUrl: string, { persona, address, data }: Asked): Promise<Visit> {
  const { cookie } = persona;
  const answer = await knock(`${baseUrl}${address.path}`, { cookie });
  const isPage = address.route.isPage && address.route.hasLoader && answer.status === 200;
  const [path, query] = address.path.split("?");
  const dataPath = `${dataPathOf(path!)}${query ? `?${query}` : ""}`;
  return { persona, address, answer, data: data && isPage ? await knock(`${baseUrl}${dataPath}`, { cookie }) : null };
}

function keepForms(walk: Walk, visit: Visit, baseUrl: string): void {
  const { persona, address, answer } = visit;
  if (answer.status !== 200 || !address.route.isPage) return;
  for (const form of formsOf(`${answer.body}`, `${baseUrl}${address.path}`))
    if (!walk.forms.has(form.path)) walk.forms.set(form.path, { form, persona, shownBy: visit });
}

/** Pages that show their form only when the address asks for something: with each thing that can be asked for. */
const queries: Record<string, (address: Address, world: World) => string[]> = {
  "/applicant/applications/new": (_, world) => (world.competition ?? []).map(({ value }) => `competition=${value}`),
  "/applicant/organisations/new": () => ["kind=initiative_group", "kind=legal"],
  ...Object.fromEntries(
    ["admit", "reject", "return", "assign"].map((move) => [
      `/office/competitions/:id/${move}-together`,
      () => ["all=1"],
    ]),
  ),
  "/applicant/applications/:id/documents/remove": ({ things }, world) =>
    (world.applicationFile ?? [])
      .filter(({ within }) => within?.includes(things[0]!.thing.value))
      .slice(0, 1)
      .map(({ value }) => `file=${value}`),
};

function withQuery(address: Address, world: World): Address[] {
  const asked = queries[address.route.pattern]?.(address, world) ?? [];
  return [...asked.map((query) => ({ ...address, path: `${address.path}?${query}` })), address];
}

/**
 * Addresses of one route in the order in which they are opened. The state of what they name decides which forms a page has:
 * so those of one state, or of one thing that has none, stand apart from each other.
 */
function spread(addresses: readonly Address[]): Address[] {
  const seen = new Map<string | undefined, number>();
  const ranked = addresses.map((address) => {
    const key = address.things.map(({ thing }) => thing.state ?? "").join("") || address.things[0]?.thing.value;
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    return { address, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
}
