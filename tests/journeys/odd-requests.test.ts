import { randomUUID } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { inParallel, knock } from "../guarantees/knock";
import { bodyOf, type Entry, type PageForm } from "../guarantees/page-forms";
import { type Persona, personasOf } from "../guarantees/personas";
import { walkSite } from "../guarantees/site-walk";
import type { Tenants } from "../guarantees/two-tenants";
import { readWorld } from "../guarantees/world-things";
import { openSite } from "../open-parts";
import { openPlayedTenants } from "../played-tenants";

type Seen = { form: PageForm; persona: Persona };

const WIDTH = 6;
const BROWSER = "text/html,*/*;q=0.8";

/** What no keyboard types and no page of ours sends; each is refused or taken, never a fault. */
const odd: Record<string, string> = {
  "a NUL": "слово\0слово",
  "a number too large for the database": "99999999999",
  "no such day": "2026-99-99",
  "no such time": "2026-13-45T99:99",
  "the first year": "0001-01-01",
};

let tenants: Tenants;
let site: { build: ServerBuild; close(): Promise<void> };
let personas: Persona[];
let forms: Map<string, Seen>;

beforeAll(async () => {
  tenants = await openPlayedTenants(inject("clusterUrl"));
  site = await openSite();
  const [first] = tenants.tenants;
  personas = await personasOf({ ...tenants, tenants: [first!] });
  const at = { build: site.build, baseUrl: tenants.parts.baseUrl };
  forms = (await walkSite(at, { world: await readWorld(), personas, perRoute: 3, data: false })).forms;
}, 600_000);

afterAll(async () => {
  await site?.close();
  await tenants?.parts.close();
});

const patternOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/\d+/g, "n");

/** One form of each shape, as somebody rightful sees it. */
function eachForm(): [path: string, Seen][] {
  const shapes = new Map<string, [string, Seen]>();
  for (const [path, seen] of forms) {
    const key = `${patternOf(path)} ${seen.form.entries.map(([name]) => name.replace(/\d+/g, "n"))}`;
    if (!shapes.has(key)) shapes.set(key, [path, seen]);
  }
  return [...shapes.values()];
}

/** The fields of a form, one of each list. */
function fieldsOf({ entries }: PageForm): string[] {
  const names = new Map(entries.map(([name]) => [name.replace(/\d+/g, "n"), name]));
  return [...names.values()];
}

async function post(path: string, { form, persona }: Seen, sent: { body: string; contentType: string }) {
  const url = `${tenants.parts.baseUrl}${path}${form.query}`;
  return knock(url, { method: "POST", cookie: persona.cookie, accept: BROWSER, ...sent });
}

it("answers what is no form with a page that says so", async () => {
  const withFields = eachForm().filter(([, { form }]) => form.entries.length > 0);
  const bodies = {
    "plain text": { body: "a=b", contentType: "text/plain" },
    "a broken form": { body: "--x\r\n\r\nabc", contentType: "multipart/form-data; boundary=x" },
  };
  const tries = withFields.flatMap(([path, seen]) =>
    Object.entries(bodies).map(([what, sent]) => ({ path, seen, what, sent })),
  );
  const faults: string[] = [];
  await inParallel(tries, WIDTH, async ({ path, seen, what, sent }) => {
    const { status, body } = await post(path, seen, sent);
    if (status >= 500) faults.push(`${what} to ${path}: ${status}`);
    if (status >= 400 && !`${body}`.includes("<html")) faults.push(`${what} to ${path}: no page`);
  });
  expect(faults).toEqual([]);
  expect(tries.length).toBeGreaterThan(100);
}, 300_000);

it("refuses a button with a page, and tells a script in its own way", async () => {
  const expert = personas.find(({ name }) => name.startsWith("expert"));
  const url = `${tenants.parts.baseUrl}/expert/profile/${randomUUID()}/remove`;
  const pressed = await knock(url, { method: "POST", cookie: expert?.cookie, accept: BROWSER });
  expect([pressed.status, `${pressed.body}`]).toEqual([404, expect.stringContaining("Такой страницы нет")]);
  const asked = await knock(url, { method: "POST", cookie: expert?.cookie });
  expect([asked.status, asked.type]).toEqual([404, expect.stringContaining("json")]);
});

it.each(["PUT", "PATCH", "DELETE"])("does not take %s for the press of a button", async (method) => {
  const head = personas.find(({ name }) => name.startsWith("head of an applicant"));
  const { status, body } = await knock(`${tenants.parts.baseUrl}/sign-out`, { method, cookie: head?.cookie });
  expect([status, `${body}`]).toEqual([405, expect.stringMatching(/только открывают \(GET\).*\n.*are opened \(GET\)/)]);
  expect((await knock(`${tenants.parts.baseUrl}/account`, { cookie: head?.cookie })).status).toBe(200);
});

it("leads nobody to the sections of an area that is not theirs", async () => {
  const [first] = tenants.tenants;
  const page = `${tenants.parts.baseUrl}/office/organisers/${first!.cast.organiserId}`;
  const seenBy = async (role: string) => {
    const who = personas.find(({ name }) => name.startsWith(role));
    const { status, body } = await knock(page, { cookie: who?.cookie });
    return [status, `${body}`.includes('href="/office/applicants"')];
  };
  expect(await seenBy("administrator of the installation")).toEqual([200, false]);
  expect(await seenBy("organiser's administrator")).toEqual([200, true]);
});

it("answers a form that is too large with a page", async () => {
  const [head] = personas.filter(({ name }) => name.startsWith("head of an applicant"));
  const contentType = "application/x-www-form-urlencoded";
  const sent = { method: "POST", cookie: head?.cookie, accept: BROWSER, contentType };
  const { status, body } = await knock(`${tenants.parts.baseUrl}/account`, {
    ...sent,
    body: "name=".padEnd(3_000_000, "я"),
  });
  expect([status, `${body}`]).toEqual([413, expect.stringContaining("Отправлено слишком много")]);
});

it("keeps what was typed beside a file that is too large", async () => {
  const [path, seen] = eachForm().find(([at]) => at.endsWith("/expenses/new")) ?? [];
  if (!path || !seen) throw new Error("nobody reports");
  const { body, contentType } = bodyOf([...seen.form.entries, ["counterparty", "ООО «Набранное»"]], {
    isMultipart: true,
    files: ["file"],
  });
  const sent = { body: body.replace("%%EOF", `%%EOF${"x".repeat(12 * 1024 * 1024)}`), contentType };
  const answer = await post(path, seen, sent);
  expect([answer.status, `${answer.body}`]).toEqual([400, expect.stringContaining("ООО «Набранное»")]);
});

it("takes no value of any field for a fault of its own, and answers each with a page", async () => {
  const tries = eachForm().flatMap(([path, seen]) =>
    fieldsOf(seen.form).flatMap((field) =>
      Object.entries(odd).map(([what, value]) => ({ path, seen, field, what, value })),
    ),
  );
  const faults: string[] = [];
  await inParallel(tries, WIDTH, async ({ path, seen, field, what, value }) => {
    const entries = seen.form.entries.map(([name, typed]): Entry => [name, name === field ? value : typed]);
    const { status, body } = await post(path, seen, bodyOf(entries, seen.form));
    if (status >= 500) faults.push(`${what} in ${field} of ${path}: ${status}`);
    if (status >= 400 && !`${body}`.includes("<html")) faults.push(`${what} in ${field} of ${path}: no page`);
  });
  expect(faults).toEqual([]);
  expect(tries.length).toBeGreaterThan(1_000);
}, 600_000);
