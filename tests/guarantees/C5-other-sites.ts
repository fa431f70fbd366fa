import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { openParts, openSite } from "../open-parts";
import type { Guarantee } from "./guarantee";
import { addressOf, routesOf } from "./manifest";

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
  ],
  async prove({ size, clusterUrl }) {
    const parts = await openParts({ clusterUrl });
    const site = await openSite();
    const failures: string[] = [];
    let n = 0;
    const before = await facts();
    const shapes = [
      (path: string) => path,
      (path: string) => `${path === "/" ? "/_root" : path}.data`,
      (path: string) => `${path}?_data=routes`,
    ];
    const routes = routesOf(site.build).filter((route) => route.hasAction);
    for (let round = 0; n < size && round < 20; round += 1)
      for (const route of routes)
        for (const shape of shapes)
          for (const method of ["POST", "PUT", "PATCH", "DELETE"])
            for (const attack of attacks(parts.baseUrl)) {
              if (n >= size) break;
              const path = shape(addressOf(route.pattern, {}, randomUUID()));
              const status = await send(`${parts.baseUrl}${path}`, method, attack.headers);
              n += 1;
              if (status !== 403) failures.push(`${method} ${path} with ${attack.name} answered ${status}`);
            }
    const control = await send(`${parts.baseUrl}/display`, "POST", { origin: parts.baseUrl });
    if (control === 403) failures.push("control: our own page was refused too");
    if ((await facts()) !== before) failures.push("something was written");
    await site.close();
    await parts.close();
    return { n, failures };
  },
};
