import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { decode } from "turbo-stream";
import { db } from "~db/client.server";
import { openSite } from "../open-parts";
import { type Guarantee, randomFrom } from "./guarantee";
import { fingerprint } from "./kill-backend";
import { type Answer, dataPathOf, knock } from "./knock";
import { routesOf, type SiteRoute } from "./manifest";
import { bodyOf, type Entry, type PageForm } from "./page-forms";
import { type Persona, personasOf } from "./personas";
import { itineraryOf, matcherOf, type Walk, walkSite } from "./site-walk";
import { openTenants } from "./two-tenants";
import { readWorld } from "./world-things";

const SENTINEL = randomUUID();
const NUMBER = 424_242;

/** Fields that nobody's form has and that name columns; the values are found again if one of them is written. */
const extras: { field: string; value: string }[] = [
  { field: "id", value: SENTINEL },
  { field: "competitionId", value: SENTINEL },
  { field: "applicantId", value: SENTINEL },
  { field: "organiserId", value: SENTINEL },
  { field: "createdBy", value: SENTINEL },
  { field: "number", value: `${NUMBER}` },
  { field: "state", value: "cancelled" },
  { field: "state[]", value: "cancelled" },
  { field: "verification", value: "verified" },
  { field: "passwordHash", value: SENTINEL },
  { field: "application.state", value: "awarded" },
  { field: "0.state", value: "awarded" },
  { field: "created_by", value: SENTINEL },
  { field: "isAdmin", value: "on" },
];

/** Fields that reach for the prototype; they come with one that is refused, so that nothing is changed by them. */
const prototypes: Entry[] = [
  ["__proto__.polluted", "yes"],
  ["constructor.prototype.polluted", "yes"],
  ["a.__proto__.polluted", "yes"],
  ["prototype.polluted", "yes"],
];

type Target = { route: SiteRoute; path: string; form: PageForm; persona: Persona };
/** The database as it was when something was accepted last. */
type Look = { print: string | null };
type Attack = { target: Target; name: string; entries: Entry[]; refusedAs: string | null };

const isPolluted = () => "polluted" in {};

/** The ways to add what a form does not have. */
function attacksOn(target: Target): Attack[] {
  const { entries } = target.form;
  const known = new Set(entries.map(([name]) => name.replace(/\[\]$/, "").split(".")[0]));
  const added = extras
    .filter(({ field }) => !known.has(field.replace(/\[\]$/, "").split(".")[0]))
    .map(({ field, value }) => ({
      target,
      name: field,
      entries: [...entries, [field, value] as Entry],
      refusedAs: field.replace(/\[\]$/, "").split(".")[0]!,
    }));
  const polluting = prototypes.map((entry) => ({
    target,
    name: entry[0],
    entries: [...entries, entry, ["state", "cancelled"] as Entry],
    refusedAs: known.has("state") ? null : "state",
  }));
  return [...added, ...polluting];
}

/** The names of fields that an action's answer finds fault with, or null when it is no answer of a form. */
async function faultsIn(answer: Answer): Promise<string[] | null> {
  if (!answer.type.includes("text/x-script")) return null;
  const stream = new Blob([new Uint8Array(answer.body)]).stream();
  const decoded = await decode(stream, { plugins: [(type, ...rest) => ({ value: { type, rest } })] });
  const { data } = (decoded.value ?? {}) as { data?: { errors?: Record<string, { code: string }> } };
  if (!data?.errors) return null;
  return Object.entries(data.errors).flatMap(([name, { code }]) => (code === "unknownField" ? [name] : []));
}

/** Whether a route's file reads fields at all; one that reads none takes no orders from them. */
function readsFields({ id }: SiteRoute): boolean {
  const file = [`app/${id}.tsx`, `app/${id}.ts`].find((one) => existsSync(one));
  if (!file) throw new Error(`no file of ${id}`);
  return /read\w*Form|parseForm|formData|readUpload|Upload\(/.test(readFileSync(file, "utf8"));
}

/** Rows in which a value of an attack has been written. */
async function written(): Promise<string> {
  const [row] = await db().execute<{ found: string }>(sql`select concat_ws('/',
    (select count(*) from application where number = ${NUMBER} or created_by = ${SENTINEL}),
    (select count(*) from competition where state = 'cancelled' or created_by = ${SENTINEL}),
    (select count(*) from person where password_hash = ${SENTINEL}),
    (select count(*) from applicant where verification = 'verified' or created_by = ${SENTINEL}),
    (select count(*) from role_grant where role = 'installationAdmin')) as found`);
  return row?.found ?? "";
}

/** Refused posts between two looks at the whole database. */
const BETWEEN_LOOKS = 25;

async function faultOf(
  baseUrl: string,
  { target, name, entries, refusedAs }: Attack,
  look: Look,
): Promise<string | null> {
  const { persona, form, path, route } = target;
  const before = await written();
  const { body, contentType } = bodyOf(entries, form);
  const url = `${baseUrl}${route.isPage ? dataPathOf(path) : path}${form.query}`;
  const answer = await knock(url, { method: "POST", cookie: persona.cookie, body, contentType });
  const said = `POST ${path} with “${name}” as ${persona.name}: ${answer.status}`;
  if (isPolluted()) return `${said} reached a prototype`;
  if (answer.status >= 500) return `${said} is a fault of ours`;
  if ((await written()) !== before) return `${said} wrote what it must not`;
  if (answer.status < 400) look.print = null;
  if (answer.status >= 400) {
    const unknown = await faultsIn(answer);
    if (!unknown || !refusedAs || form.isMultipart || unknown.some((one) => one.split(".")[0] === refusedAs))
      return null;
    return `${said} was refused for other reasons: the field itself is let through`;
  }
  return readsFields(route) && !(route.pattern in picksItsOwn)
    ? `${said} was accepted silently: ${answer.location || `${answer.body}`.slice(0, 120)}`
    : null;
}

/** A form for every action of the site, as somebody rightful sees it. */
function targetsOf(
  routes: readonly SiteRoute[],
  forms: ReadonlyMap<string, { form: PageForm; persona: Persona }>,
): Target[] {
  const found: Target[] = [];
  for (const route of routes.filter(({ hasAction }) => hasAction)) {
    const at = matcherOf(route.pattern);
    for (const [path, { form, persona }] of forms)
      if (at.test(path))
        found.push({
          route,
          path: route.pattern.includes("/autosave/") ? path.replace("/form/", "/autosave/") : path,
          form,
          persona,
        });
  }
  return found;
}

/** Actions that pick the fields they know and write no row, with the reason. */
const picksItsOwn: Record<string, string> = {
  "/display": "sets a cookie with three choices and nothing else",
};

/** Actions that no page of the played world shows a form for, with the reason. */
const withoutForm: Record<string, string> = {
  "/*": "there is no such page",
  "/applicant/applications/:id/uploads":
    "the page's script posts it; application-uploads.test.ts tries what it must not take",
  "/applicant/applications/:id/uploads/:upload": "the page's script posts it; application-uploads.test.ts tries it too",
  "/applicant/applications/:id/uploads/:upload/pieces/:piece": "it reads no fields but the bytes of a piece",
  "/office/competitions/:id/drawings/:subject/:format":
    "only papers too large for the played competitions have it; it has two buttons and no field, tests/journeys/large-paper.test.ts presses them",
  "/office/competitions/:id/meeting/pass-mark":
    "no played competition leaves the mark to its commission; tests/db/pass-marks.test.ts tries its verb",
  "/office/competitions/:id/paper-applications/:entry/applicant":
    "every paper of the played competitions has its applicant; tests/db/paper-application.test.ts tries its verbs",
  "/account/confirm": "only somebody unconfirmed sees its button, and it has no field",
};

/** Actions whose form has not been seen on any page. */
function unseen(routes: readonly SiteRoute[], forms: Walk["forms"]): SiteRoute[] {
  const seen = [...forms.keys()];
  return routes.filter(({ hasAction, pattern }) => {
    const at = matcherOf(pattern);
    return hasAction && !(pattern in withoutForm) && !seen.some((path) => at.test(path));
  });
}

export const guarantee: Guarantee = {
  id: "C4",
  promise: "a form takes the fields it shows and no others: none is silently written or ignored",
  bugSize: 150,
  needsBuild: true,
  bugs: [
    {
      name: "a form lets unknown fields through",
      file: "app/lifecycle/1-registration/organiser.form.ts",
      find: "z.strictObject(",
      replace: "z.object(",
    },
    {
      name: "unknown fields are forgiven",
      file: "app/server/form.server.ts",
      find: "errorsOf(parsed.error.issues, typed);",
      replace: 'errorsOf(parsed.error.issues.filter((issue) => issue.code !== "unrecognized_keys"), typed);',
    },
  ],
  async prove({ size, seed, clusterUrl, itinerary }) {
    const opened = await openTenants(clusterUrl);
    const site = await openSite();
    const { baseUrl } = opened.parts;
    // why first: the personas come with rows of their own, which no other run has.
    const world = await readWorld();
    const personas = (await personasOf(opened)).filter(({ name }) => !name.includes("Беринг"));
    const at = { build: site.build, baseUrl };
    const routes = routesOf(site.build);
    const until = ({ forms }: Walk) => unseen(routes, forms).length === 0;
    const walk = await walkSite(at, { world, personas, perRoute: 20, data: false, itinerary, until });
    const targets = targetsOf(routes, walk.forms);
    const failures = unseen(routes, walk.forms).map(({ pattern }) => `no page shows the form of ${pattern}`);
    const attacks = inTurn(targets, randomFrom(seed)).slice(0, size);
    const look: Look = { print: await fingerprint() };
    for (const [index, attack] of attacks.entries()) {
      const fault = await faultOf(baseUrl, attack, look);
      if (fault) failures.push(fault);
      if (index % BETWEEN_LOOKS > 0 && look.print !== null) continue;
      const now = await fingerprint();
      if (look.print !== null && now !== look.print)
        failures.push(`refused, and yet something changed (${attack.name})`);
      look.print = now;
    }
    await site.close();
    await opened.parts.close();
    return { n: attacks.length, failures, itinerary: itineraryOf(walk, site.build) };
  },
};

/** The attacks on each route, one a route in turn, in an order a seed gives. */
function inTurn(targets: readonly Target[], random: () => number): Attack[] {
  const byRoute = new Map<string, Attack[]>();
  for (const target of targets)
    byRoute.set(target.route.id, [...(byRoute.get(target.route.id) ?? []), ...attacksOn(target)]);
  const ranked = [...byRoute.values()].flatMap((attacks) =>
    attacks
      .map((attack) => ({ attack, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ attack }, rank) => ({ attack, rank })),
  );
  // What takes no orders from fields does what it always does, such as closing an account: it comes last.
  const order = ({ attack, rank }: (typeof ranked)[number]) =>
    rank + (readsFields(attack.target.route) ? 0 : 1_000_000);
  return ranked.sort((a, b) => order(a) - order(b)).map(({ attack }) => attack);
}
