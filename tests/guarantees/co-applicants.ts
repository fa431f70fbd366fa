import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { type Address, addressesOf } from "./address-book";
import { dataPathOf, knock } from "./knock";
import type { Persona } from "./personas";
import type { World } from "./world-things";

const HOME = "/applicant/applications/:id";

/** Pages that are the applicant's own people's alone, and pages that a co-applicant joined to read; said apart from the policy. */
const closed = new Set(
  ["history", "history/:state", "attempts/:attempt", "order", "colleagues"].map((one) => `${HOME}/${one}`),
);
const open = new Set([HOME, ...["print", "card", "form/:section", "files/:file"].map((one) => `${HOME}/${one}`)]);

/** What came of looking: pages that answered the wrong people, and what the others told beyond the text that counts. */
export type Looked = { n: number; opened: string[]; told: string[] };

/** Opens every page and all page data of a joined application as the people of its co-applicant. */
export async function lookAsCoApplicants(
  { build, baseUrl }: { build: ServerBuild; baseUrl: string },
  world: World,
  personas: readonly Persona[],
): Promise<Looked> {
  const looked: Looked = { n: 0, opened: [], told: [] };
  for (const persona of personas.filter(({ joined }) => joined)) {
    const past = await pastOf(persona.joined!);
    if (past.length < 3) looked.opened.push(`control: ${persona.name} has nothing to be kept from`);
    for (const address of addressesOf(build, world).filter((one) => isOf(one, persona.joined!))) {
      const { pattern } = address.route;
      const isClosed = closed.has(pattern) || (pattern.endsWith("files/:file") && past.includes(lastOf(address)));
      for (const path of [address.path, ...(address.route.isPage ? [dataPathOf(address.path)] : [])]) {
        const { status, body } = await knock(`${baseUrl}${path}`, { cookie: persona.cookie });
        looked.n += 1;
        const said = `${path} as ${persona.name}: ${status}`;
        if (isClosed && status !== 404) looked.opened.push(`${said} is not for a co-applicant`);
        if (!isClosed && open.has(pattern) && status !== 200)
          looked.opened.push(`control: ${said}, which it joined to read`);
        if (status !== 200) continue;
        const text = `${body}`;
        for (const id of past) if (text.includes(id)) looked.told.push(`${said} tells of ${id}`);
      }
    }
  }
  return looked;
}

const isOf = ({ route, things }: Address, applicationId: string) =>
  route.hasLoader && route.pattern.startsWith(HOME) && things[0]?.thing.value === applicationId;
const lastOf = ({ things }: Address) => things.at(-1)!.thing.value;

/** Saved states of the draft, attempts after the deadline, and files taken out that no counting edition has, by their ids. */
async function pastOf(applicationId: string): Promise<string[]> {
  const rows = await db().execute<{ id: string }>(sql`
    (select id from draft_history where application_id = ${applicationId} order by saved_at limit 1)
    union all select id from late_attempt where application_id = ${applicationId}
    union all select t.file_id from attachment t where t.application_id = ${applicationId} and t.removed_at is not null and not exists (
      select from application_version v join application a on a.id = v.application_id and a.current_version = v.version
      where a.id = t.application_id and v.files::text like '%' || t.file_id::text || '%')`);
  return rows.map(({ id }) => id);
}
