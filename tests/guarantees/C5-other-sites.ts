import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { openParts, openSite } from "../open-parts";
import { type Guarantee, randomFrom } from "./guarantee";
import { addressOf, routesOf, type SiteRoute } from "./manifest";

type Attack = { name: string; headers: Record<string, string> };

const FOREIGN = "https://evil.example";

/** What another site can make a browser send, and what a forger can send without one. */
function attacks(own: string): Attack[] {
  const host = new URL(own).host;
  return [
    { name: "a foreign Origin", headers: { origin: FOREIGN } },
    { name: "a foreign Origin and our Referer", headers: { origin: FOREIGN, referer: `${own}/` } },
    { name: "Origin: null", headers: { origin: "null" } },
    { name: "Origin: null and our Referer", headers: { origin: "null", referer: `${own}/` } },
    { name: "no Origin and a foreign Referer", headers: { referer: `${FOREIGN}/` } },
    { name: "neither Origin nor Referer", headers: {} },
    { name: "our host as a part of theirs", headers: { origin: `http://${host}.evil.example` } },
    { name: "another port", headers: { origin: "http://localhost:1" } },
    { name: "a spoofed X-Forwarded-Host", headers: { origin: FOREIGN, "x-forwarded-host": "evil.example" } },
    { name: "our Origin but Sec-Fetch-Site: cross-site", headers: { origin: own, "sec-fetch-site": "cross-site" } },
    { name: "our Origin but Sec-Fetch-Site: same-site", headers: { origin: own, "sec-fetch-site": "same-site" } },
    { name: "text/plain", headers: { origin: FOREIGN, "content-type": "text/plain" } },
  ];
}

function send(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const body = "email=a%40example.org&password=password12";
    const call = request(
      url,
      {
        method,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": `${body.length}`,
          ...headers,
        },
      },
      (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    call.on("error", reject).end(body);
  });
}

/** One way to forge a request, whatever it is for. */
type Forgery = { shape: (path: string) => string; method: string; attack: Attack };

/** Every way: as the page's own form, as its data, as the old data address; with every unsafe method and every attack. */
function forgeriesOf(own: string): Forgery[] {
  const shapes: Forgery["shape"][] = [
    (path) => path,
    (path) => `${path === "/" ? "/_root" : path}.data`,
    (path) => `${path}?_data=routes`,
  ];
  return shapes.flatMap((shape) =>
    ["POST", "PUT", "PATCH", "DELETE"].flatMap((method) => attacks(own).map((attack) => ({ shape, method, attack }))),
  );
}

/** Every forgery on every route: one on each, then the next on each, those of a route in an order a seed gives. */
function inTurn(routes: readonly SiteRoute[], forgeries: readonly Forgery[], random: () => number) {
  const ofEach = routes.map((route) => ({
    route,
    turns: forgeries
      .map((forgery) => ({ forgery, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ forgery }) => forgery),
  }));
  return forgeries.flatMap((_, turn) => ofEach.map(({ route, turns }) => ({ route, ...turns[turn]! })));
}

/** What unsafe requests could have changed: every row of people, sessions and the journal. */
async function facts(): Promise<string> {
  const [row] = await db().execute<{ at: string }>(
    sql`select concat((select count(*) from person), '/', (select count(*) from session), '/', (select count(*) from journal_entry)) as at`,
  );
  return row?.at ?? "";
}

export const guarantee: Guarantee = {
  id: "C5",
  promise: "an unsafe request that another site caused is refused on every route, in every form a request can take",
  bugSize: 400,
  needsBuild: false,
  bugs: [
    {
      name: "a missing Origin passes",
      file: "app/server/same-origin.server.ts",
      find: "const own = said ===",
      replace: "const own = said === null || said ===",
    },
    {
      name: "the Referer is enough",
      file: "app/server/same-origin.server.ts",
      find: "request.headers.origin === undefined ?",
      replace: "request.headers.referer ?",
    },
    {
      name: "Sec-Fetch-Site is ignored",
      file: "app/server/same-origin.server.ts",
      find: '(site === undefined || site === "same-origin")',
      replace: "true",
    },
    {
      name: "one page late in the alphabet takes what other sites send",
      file: "app/server/same-origin.server.ts",
      find: "if (SAFE.has(request.method)) return next();",
      replace: 'if (SAFE.has(request.method) || request.path.startsWith("/office/reports/")) return next();',
    },
  ],
  async prove({ size, seed, clusterUrl }) {
    const parts = await openParts({ clusterUrl });
    const site = await openSite();
    const failures: string[] = [];
    const before = await facts();
    const routes = routesOf(site.build).filter((route) => route.hasAction);
    const forgeries = inTurn(routes, forgeriesOf(parts.baseUrl), randomFrom(seed)).slice(0, size);
    const tried = new Set<string>();
    for (const { route, shape, method, attack } of forgeries) {
      const path = shape(addressOf(route.pattern, {}, randomUUID()));
      const status = await send(`${parts.baseUrl}${path}`, method, attack.headers);
      tried.add(route.id);
      if (status !== 403) failures.push(`${method} ${path} with ${attack.name} answered ${status}`);
    }
    failures.push(...routes.filter(({ id }) => !tried.has(id)).map(({ pattern }) => `never tried: ${pattern}`));
    const control = await send(`${parts.baseUrl}/display`, "POST", { origin: parts.baseUrl });
    if (control === 403) failures.push("control: our own page was refused too");
    if ((await facts()) !== before) failures.push("something was written");
    await site.close();
    await parts.close();
    return { n: forgeries.length, failures };
  },
};
