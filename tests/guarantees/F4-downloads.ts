import { sql } from "drizzle-orm";
import { system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { attachment } from "~storage/download.server";
import { fileKinds } from "~storage/file-kinds";
import { openSite } from "../open-parts";
import { type Address, addressesOf } from "./address-book";
import { type Guarantee, randomFrom } from "./guarantee";
import { inParallel } from "./knock";
import { type Persona, personasOf, rightOf } from "./personas";
import { openTenants } from "./two-tenants";
import { readWorld } from "./world-things";

const WIDTH = 6;
/** Downloads that each reader of a route tries. */
const MOST = 60;

/** Names that somebody could give a file, as they stand after cleaning. */
const names = [
  "Устав организации.pdf",
  'отчёт "итоговый" (1).pdf',
  "a;b=c, d.pdf",
  "100 %25 готово.pdf",
  "c'est la vie*.pdf",
  `${"файл с очень длинным именем ".repeat(8).trim()}.pdf`,
  "😀 улыбка.pdf",
  "..%2f..%2fetc%2fpasswd.pdf",
  "<script>alert(1)</script>.pdf",
  "\\\\server\\share.pdf",
];

const types = new Set<string>([
  ...Object.values(fileKinds).map(({ mime }) => mime),
  "application/json; charset=utf-8",
  "text/csv; charset=utf-8",
  "text/calendar; charset=utf-8",
]);

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]";
/** Content-Disposition of RFC 6266 as we write it: attachment, a plain name, and the name of RFC 8187. */
const disposition = new RegExp(
  `^attachment; filename="([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)"(?:; filename\\*=UTF-8''((?:${token.replace("%", "").replace("*", "").replace("'", "")}|%[0-9A-F]{2})+))?$`,
);

/** The name that a browser saves a file by; undefined for a header that is not of the grammar. */
function nameIn(header: string): string | undefined {
  const found = disposition.exec(header);
  if (!found) return undefined;
  return found[2] === undefined ? found[1] : decodeURIComponent(found[2]);
}

/** What is wrong with the headers of a download. */
function faultsIn(headers: Headers, isPublic: boolean): string[] {
  const faults: string[] = [];
  const said = headers.get("content-disposition") ?? "";
  const name = nameIn(said);
  if (!name) faults.push(`its disposition is “${said}”`);
  if (!types.has(headers.get("content-type") ?? "")) faults.push(`its type is ${headers.get("content-type")}`);
  if (!/^nosniff(, nosniff)*$/.test(headers.get("x-content-type-options") ?? ""))
    faults.push("a browser may guess its type");
  if (!/(^|[;,] *)sandbox *([;,]|$)/.test(headers.get("content-security-policy") ?? ""))
    faults.push("it has no sandbox");
  if (!isPublic && headers.get("cache-control") !== "private, no-store")
    faults.push(`it may be kept: ${headers.get("cache-control")}`);
  const isPacked = headers.get("content-encoding") !== null;
  if (!isPacked && headers.get("content-length") === null) faults.push("its length is not said");
  return faults;
}

/** Files get names that are hard to say in a header. */
async function giveHardNames(): Promise<void> {
  const list = sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  );
  const pick = (id: string) =>
    sql`(array[${list}])[1 + (('x' || substr(md5(${sql.raw(id)}::text), 1, 7))::bit(28)::int % ${names.length}::int)]`;
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(sql`update stored_file set name = ${pick("id")}`);
    await tx.execute(sql`update blind.copy_file set name = ${pick("id")}`);
    return done;
  });
}

type Download = { address: Address; persona: Persona };

/** Every address that is no page and that somebody may open, with each who may. */
function downloadsOf(addresses: readonly Address[], personas: readonly Persona[], random: () => number): Download[] {
  const turns = new Map<string, Download[]>();
  for (const address of addresses) {
    if (address.route.isPage || !address.route.hasLoader || !isOfFiles(address.route.pattern)) continue;
    for (const persona of personas) {
      if (rightOf(persona, address) === "foreign") continue;
      const key = `${address.route.id} ${persona.name}`;
      turns.set(key, [...(turns.get(key) ?? []), { address, persona }]);
    }
  }
  return [...turns.values()].flatMap((list) => shuffled(list, random).slice(0, MOST));
}

export const guarantee: Guarantee = {
  id: "F4",
  promise:
    "every download is an attachment of a fixed type under its own name, sandboxed, kept by nobody, and asked for each time",
  bugSize: 200,
  needsBuild: true,
  bugs: [
    {
      name: "a browser may show a file on our own address",
      file: "storage/download.server.ts",
      find: 'return `attachment; filename="${plain}"; filename*',
      replace: 'return `inline; filename="${plain}"; filename*',
    },
    {
      name: "a name is written as it is",
      file: "storage/download.server.ts",
      find: '.replace(/["\\\\%]/g, "_")',
      replace: "",
    },
    {
      name: "files are kept by caches",
      file: "storage/download.server.ts",
      find: '"Cache-Control": "private, no-store",',
      replace: '"Cache-Control": "private, max-age=60",',
    },
    {
      name: "a file that is shown may run",
      file: "storage/download.server.ts",
      find: "\"sandbox; default-src 'none'\"",
      replace: "\"default-src 'none'\"",
    },
  ],
  async prove({ size, seed, clusterUrl, untilRed }) {
    const opened = await openTenants(clusterUrl);
    const site = await openSite();
    const { baseUrl } = opened.parts;
    await giveHardNames();
    const addresses = addressesOf(site.build, await readWorld());
    const random = randomFrom(seed);
    const downloads = downloadsOf(addresses, await personasOf(opened), random);
    const failures: string[] = [];
    const seen = new Map<string, number>();
    let n = 0;

    for (const name of names) {
      n += 1;
      if (nameIn(attachment(name)) !== name) failures.push(`“${name}” is saved as “${nameIn(attachment(name))}”`);
    }
    const open = (path: string, cookie?: string) =>
      fetch(`${baseUrl}${path}`, { headers: cookie ? { cookie } : {}, redirect: "manual" });
    await inParallel(shuffled(downloads, random), WIDTH, async ({ address, persona }) => {
      const { route, path } = address;
      if ((untilRed && failures.length > 0) || (n >= size && (seen.get(route.pattern) ?? 0) > 0)) return;
      const answer = await open(path, persona.cookie);
      await answer.arrayBuffer();
      if (answer.status !== 200) return;
      n += 1;
      seen.set(route.pattern, (seen.get(route.pattern) ?? 0) + 1);
      const isPublic = route.handle.area === "public";
      for (const fault of faultsIn(answer.headers, isPublic)) failures.push(`${path}: ${fault}`);
      if (isPublic) return;
      const stranger = await open(path);
      await stranger.arrayBuffer();
      if (stranger.status === 200) failures.push(`${path} is given to nobody in particular`);
    });
    const routes = new Set(downloads.map(({ address }) => address.route.pattern));
    for (const pattern of routes) if (!seen.has(pattern)) failures.push(`control: nobody could download ${pattern}`);
    await site.close();
    await opened.parts.close();
    return { n, of: Math.min(size, n), failures };
  },
};

/** Addresses that send a file to whoever may have it; of the others that are no pages none does. */
const isOfFiles = (pattern: string) => /\/(files|results)\/|\.(pdf|docx)$/.test(pattern);

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
