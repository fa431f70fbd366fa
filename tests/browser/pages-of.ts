import type { ServerBuild } from "@remix-run/node";
import { type Address, addressesOf } from "../guarantees/address-book";
import { inParallel, knock } from "../guarantees/knock";
import { routesOf, type SiteRoute } from "../guarantees/manifest";
import { type Persona, rightOf } from "../guarantees/personas";
import type { World } from "../guarantees/world-things";

/** A page that somebody may open, at an address of theirs. */
export type Opened = { route: SiteRoute; persona: Persona; path: string };

/** The shapes of pages that were taken already, by route: a page made of the same parts is not taken again. */
export type Shapes = Map<string, Set<string>>;

/** How many pages of one route are taken at once: those made of different parts. */
const MOST_SHAPES = 2;
/** How many addresses of a route are asked for different shapes, and for any page at all. */
const [TRIES, MOST_TRIES] = [8, 60];
const WIDTH = 4;

/** What a page asks for after its path; without it there is nothing to show. */
const asksFor: Record<string, (world: World) => string[]> = {
  "/applicant/applications/new": ({ competition = [] }) => competition.map(({ value }) => `?competition=${value}`),
};

/**
 * For every page of the manifest, a few addresses where it answers its rightful readers with a page; the routes of all that
 * answered come into `answered`, those too that are made of nothing new.
 */
export async function pagesOf(
  { build, baseUrl }: { build: ServerBuild; baseUrl: string },
  personas: readonly Persona[],
  world: World,
  { known, answered }: { known: Shapes; answered?: Set<string> },
): Promise<Opened[]> {
  const pages: Opened[] = [];
  const addresses = addressesOf(build, world).flatMap((address) =>
    (asksFor[address.route.pattern]?.(world) ?? [""]).map((query) => ({ ...address, path: address.path + query })),
  );
  const routes = routesOf(build).filter(({ isPage }) => isPage);
  await inParallel(routes, WIDTH, async (route) => {
    const shapes = known.get(route.id) ?? new Set<string>();
    known.set(route.id, shapes);
    const most = shapes.size + MOST_SHAPES;
    const asked = visitsOf(
      addresses.filter((one) => one.route.id === route.id),
      personas,
    );
    for (const [at, { path, persona }] of asked.entries()) {
      if (shapes.size === most || at >= (shapes.size > 0 ? TRIES : MOST_TRIES)) break;
      const { status, body } = await knock(`${baseUrl}${path}`, { cookie: persona.cookie });
      if (status !== (route.pattern === "/*" ? 404 : 200)) continue;
      answered?.add(route.id);
      const shape = shapeOf(`${body}`);
      if (!shapes.has(shape)) pages.push({ route, persona, path });
      shapes.add(shape);
    }
  });
  return pages;
}

/** Who opens which address of a route: every address once before any of them twice, those of different things first. */
function visitsOf(addresses: readonly Address[], personas: readonly Persona[]) {
  const seen = new Map<string, number>();
  const next = (key: string) => {
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    return rank;
  };
  const visits = addresses.flatMap((address) => {
    const rank = next(address.things[0]?.thing.value ?? "");
    const readers = personas.filter((persona) => rightOf(persona, address) !== "foreign");
    return readers.map((persona, at) => ({ path: address.path, persona, rank: rank + at * addresses.length }));
  });
  return visits.sort((a, b) => a.rank - b.rank);
}

/** The kinds of elements that a page is made of. */
function shapeOf(html: string): string {
  const tags = html.slice(html.indexOf("<body")).match(/<[a-z][a-z0-9-]*(?: (?:class|type|role)="[^"]*")*/g) ?? [];
  return [...new Set(tags)].sort().join("");
}
