import { randomUUID } from "node:crypto";
import { openSite } from "../open-parts";
import { type Address, addressesOf, pathOf, unnamedParameters } from "./address-book";
import { lookAsCoApplicants } from "./co-applicants";
import { type Guarantee, randomFrom } from "./guarantee";
import { fingerprint } from "./kill-backend";
import { type Answer, dataPathOf, inParallel, knock } from "./knock";
import { tryOtherMethods } from "./other-methods";
import { bodyOf } from "./page-forms";
import { type Persona, personasOf, rightOf } from "./personas";
import { itineraryOf, type Walk, walkSite } from "./site-walk";
import { openTenants } from "./two-tenants";
import { readWorld, type Thing } from "./world-things";

const WIDTH = 8;
const OPENED_BY_EACH = 1;
/** Of the requests, so many are methods that no page uses. */
const OF_OTHER_METHODS = 0.1;

/** How a request is made: a page, its loader data alone, or a form. */
const methods = ["GET", "data", "POST"] as const;
type Method = (typeof methods)[number];

/** A request that has to be refused; `instead` is the same one about things that do not exist. */
type Attempt = { persona: Persona; method: Method; address: Address; instead: string; isKnown: boolean };

const junk = ["0", "-1", "%00", "..%2f..%2fetc%2fpasswd", "1'%20or%20'1'='1", "null", "x".repeat(4_000)];

/** The address with every thing that is not the persona's replaced by one that nobody has. */
function insteadOf(persona: Persona, { route, things }: Address): string {
  const owns = persona.owns[route.handle.area];
  const values = things.map(({ thing }) => (owns?.(thing) && !isPlain(thing) ? thing.value : standIn(thing)));
  return pathOf(route.pattern, values);
}

/** Something of the same shape that exists nowhere; words of a fixed list stay. */
function standIn(thing: Thing): string {
  return isPlain(thing) ? thing.value : randomUUID();
}

const isPlain = ({ organiserId, competitionId, applicantId, personId }: Thing) =>
  !organiserId && !competitionId && !applicantId && !personId;

/** One's own thing with somebody else's inside: ids of two parents crossed in one address, where that is no true address. */
function crossed(addresses: readonly Address[], random: () => number): Address[] {
  const paths = new Set(addresses.map(({ path }) => path));
  return addresses.flatMap((address) => {
    if (address.things.length < 2) return [];
    const same = addresses.filter(
      ({ route, things }) => route === address.route && things[0]!.thing !== address.things[0]!.thing,
    );
    const other = same[Math.floor(random() * same.length)];
    if (!other || isPlain(address.things.at(-1)!.thing)) return [];
    const things = [...address.things.slice(0, -1), other.things.at(-1)!];
    const values = things.map(({ thing }) => thing.value);
    const path = pathOf(address.route.pattern, values);
    return paths.has(path) ? [] : [{ ...address, things, path }];
  });
}

/** Every forbidden combination, those of one route and method after each other's first, in the order a seed gives. */
function* attempts(
  addresses: readonly Address[],
  personas: readonly Persona[],
  random: () => number,
): Generator<Attempt> {
  const queues = new Map<string, Attempt[]>();
  const all = [...addresses, ...crossed(addresses, random)];
  const isCrossed = new Set(all.slice(addresses.length));
  for (const address of all)
    for (const persona of personas) {
      const right = rightOf(persona, address);
      if (right === "anybody's" || (right === "own" && !isCrossed.has(address))) continue;
      for (const method of methods) {
        if (method === "POST" ? !address.route.hasAction : !address.route.hasLoader) continue;
        if (method === "data" && !address.route.isPage) continue;
        if (method !== "POST" && right === "known") continue;
        const key = `${address.route.id} ${method}`;
        const queue = queues.get(key) ?? [];
        queue.push({ persona, method, address, instead: "", isKnown: right === "known" });
        queues.set(key, queue);
      }
    }
  for (const queue of queues.values()) shuffle(queue, random);
  for (let round = 0; queues.size > 0; round += 1)
    for (const [key, queue] of queues) {
      const attempt = queue[round % queue.length]!;
      if (round >= queue.length && attempt.address.things.length === 0) queues.delete(key);
      else yield round < queue.length ? withInstead(attempt) : withJunk(attempt, round);
    }
}

function withInstead(attempt: Attempt): Attempt {
  return { ...attempt, instead: insteadOf(attempt.persona, attempt.address) };
}

/** When every combination of a route is used up: the same with what is no id at all. */
function withJunk(attempt: Attempt, round: number): Attempt {
  const value = junk[round % junk.length]!;
  const values = attempt.address.things.map(({ thing }) => (isPlain(thing) ? thing.value : value));
  const path = pathOf(attempt.address.route.pattern, values).replaceAll("%25", "%");
  return { ...attempt, address: { ...attempt.address, path }, instead: "", isKnown: true };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}

/** Sends an attempt as its rightful reader would have: with the body of the form that the owner sees. */
function send(baseUrl: string, { persona, method, address }: Attempt, path: string, walk: Walk): Promise<Answer> {
  const { cookie } = persona;
  if (method !== "POST") return knock(`${baseUrl}${method === "data" ? dataPathOf(path) : path}`, { cookie });
  return knock(`${baseUrl}${path}`, { method: "POST", cookie, ...bodyAt(address, walk) });
}

/** What the form of an address posts, or one of the same route. */
function bodyAt({ route, path }: Address, walk: Walk): { body: string; contentType: string } {
  const isAt = new RegExp(`^${route.pattern.replace(/:\w+/g, "[^/]+")}$`);
  const seen = walk.forms.get(path) ?? [...walk.forms].find(([at]) => isAt.test(at))?.[1];
  return bodyOf(seen?.form.entries ?? [], seen?.form);
}

/** The answer's words without the ids that were asked for, so that answers about two things can be compared. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const withoutIds = (words: Buffer | string) => `${words}`.replace(UUID, "ID");

/** What is wrong with the answer to a request that has to be refused, or nothing. */
async function faultOf(baseUrl: string, attempt: Attempt, walk: Walk): Promise<string | null> {
  const { persona, method, address } = attempt;
  const answer = await send(baseUrl, attempt, address.path, walk);
  const said = `${method} ${address.path.slice(0, 160)} as ${persona.name}: ${answer.status}`;
  if (answer.status >= 500) return `${said} is a fault of ours`;
  const leads = answer.status === 202 || (answer.status >= 300 && answer.status < 400);
  if (answer.status < 400 && !leads) return `${said} has content`;
  if (!persona.person || attempt.isKnown) return null;
  if (!attempt.instead || attempt.instead === address.path)
    return leads ? `${said} leads somewhere: ${answer.location || answer.body}` : null;
  const none = await send(baseUrl, attempt, attempt.instead, walk);
  if (withoutIds(none.location) !== withoutIds(answer.location)) return `${said} leads to ${answer.location}`;
  if (none.status !== answer.status) return `${said}, but ${none.status} about what does not exist`;
  return withoutIds(none.body) === withoutIds(answer.body)
    ? null
    : `${said}, in other words than about what does not exist`;
}

/** Addresses of buttons: opening them answers "not found" to everybody, and the row they name is the one of plain pages. */
const isOnlyPostedTo = ({ handle, hasAction }: Address["route"]) => hasAction && handle.reads === "page.read";

/** Routes that nobody rightful could open; some lead on to the page of their button instead of having one. */
function neverOpened(walk: Walk, addresses: readonly Address[]): string[] {
  const opened = new Set(
    walk.visits
      .filter(
        ({ answer }) => answer.status === 200 || (answer.status === 302 && !answer.location.startsWith("/sign-in")),
      )
      .map(({ address }) => address.route.id),
  );
  const asked = [...new Set(addresses.map(({ route }) => route))].filter((route) => route.hasLoader);
  return asked
    .filter((route) => !opened.has(route.id) && !isOnlyPostedTo(route))
    .map((route) => `control: nobody rightful could open ${route.pattern}`);
}

/** How many requests an attempt takes: one, and one about what does not exist to compare with. */
const requestsOf = ({ persona, instead, isKnown, address }: Attempt) =>
  persona.person && instead && !isKnown && instead !== address.path ? 2 : 1;

export const guarantee: Guarantee = {
  id: "C1",
  promise: "nobody gets content of, changes, or learns the existence of what is not theirs",
  bugSize: 6_000,
  needsBuild: true,
  bugs: [
    {
      name: "a role for one organiser counts for every organiser",
      file: "app/access/role-facts.server.ts",
      find: "and (of_organiser = ${organiserId} or of_role = 'installationAdmin')",
      replace: "",
    },
    {
      name: "a role for one competition counts for every competition of its organiser",
      file: "app/access/role-facts.server.ts",
      find: "and (of_competition is null or of_competition = ${competitionId})",
      replace: "",
    },
    {
      name: "somebody else's application answers by its role",
      file: "app/access/policy.ts",
      find: '"application.read": some<ApplicationFacts>(isMember, helps, types, isCoMember)',
      replace: '"application.read": anyone as unknown as Rule<ApplicationFacts>',
    },
    {
      name: "a co-applicant reads how the applicant's own people came to the text",
      file: "app/access/policy.ts",
      find: '"application.readWork": some<ApplicationFacts>(isMember, helps, types)',
      replace: '"application.readWork": some<ApplicationFacts>(isMember, helps, types, isCoMember)',
    },
    {
      name: "a co-applicant reads the statements of late attempts",
      file: "app/access/policy.ts",
      find: '"application.readAttempts": isMember as Rule<ApplicationFacts>',
      replace: '"application.readAttempts": some<ApplicationFacts>(isMember, isCoMember)',
    },
    {
      name: "a co-applicant opens files that were taken out",
      file: "app/lifecycle/3-application/file.queries.server.ts",
      find: "? undefined : or(isNull(attachment.removedAt), isSubmitted)",
      replace: "? undefined : undefined",
    },
    {
      name: "a file is sent without asking whose it is",
      file: "app/lifecycle/3-application/file.queries.server.ts",
      find: "if (!may.ok) return may;",
      replace: "",
    },
    {
      name: "a refusal says that the thing exists",
      file: "app/access/policy.ts",
      find: 'facts.roles.some((role) => wanted.includes(role)), "notFound")',
      replace: 'facts.roles.some((role) => wanted.includes(role)), "wrongRole")',
    },
    {
      name: "a method that no page uses passes for the press of a button",
      file: "app/server/unfit-requests.server.ts",
      find: 'method === "GET" || method === "HEAD" || method === "POST"',
      replace: 'method !== "OPTIONS"',
    },
    {
      name: "a role that has ended still counts",
      file: "app/access/role-facts.server.ts",
      find: "where of_person = ${askerId(who)} and ended_at is null\n      and (of_organiser",
      replace: "where of_person = ${askerId(who)}\n      and (of_organiser",
    },
  ],
  async prove({ size, seed, clusterUrl, untilRed, itinerary }) {
    const opened = await openTenants(clusterUrl);
    const site = await openSite();
    const { baseUrl } = opened.parts;
    const world = await readWorld();
    const personas = await personasOf(opened);
    const addresses = addressesOf(site.build, world);
    const failures = unnamedParameters(site.build).map((one) => `no example address: ${one}`);
    const at = { build: site.build, baseUrl };
    const walk = await walkSite(at, { world, personas, perRoute: OPENED_BY_EACH, data: false, itinerary });
    if (!itinerary) failures.push(...neverOpened(walk, addresses));
    const joined = await lookAsCoApplicants(at, world, personas);
    failures.push(...joined.opened);

    const before = await fingerprint();
    const others = { most: Math.round(size * OF_OTHER_METHODS), bodyAt: (address: Address) => bodyAt(address, walk) };
    const odd = await tryOtherMethods(at, { addresses, personas, random: randomFrom(seed) }, others);
    failures.push(...odd.failures);
    const asked: Attempt[] = [];
    let requests = joined.n + odd.n;
    for (const attempt of attempts(addresses, personas, randomFrom(seed))) {
      if (requests >= size) break;
      asked.push(attempt);
      requests += requestsOf(attempt);
    }
    await inParallel(asked, WIDTH, async (attempt) => {
      if (untilRed && failures.length > 0) return;
      const fault = await faultOf(baseUrl, attempt, walk);
      if (fault) failures.push(fault);
    });
    if ((await fingerprint()) !== before) failures.push("a refused request changed something");
    await site.close();
    await opened.parts.close();
    return { n: requests, failures, itinerary: itineraryOf(walk, site.build) };
  },
};
