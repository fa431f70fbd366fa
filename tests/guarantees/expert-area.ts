import { randomUUID } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { routesOf } from "./manifest";
import type { Line } from "./transcript";
import { observer, sheetsOf, type World } from "./two-worlds";

/** What somebody got in the expert area: every answer in order, and what was opened and posted to, as "GET pattern". */
export type ExpertLog = { lines: Line[]; visited: Set<string>; hear?(raw: string): void };

export const expertRoutes = (build: ServerBuild) =>
  routesOf(build).filter(({ handle, pattern }) => handle.area === "expert" && pattern !== "/");

/** Routes of the expert area that were not opened, or not posted to. */
export function unvisited(build: ServerBuild, { visited }: ExpertLog): string[] {
  return expertRoutes(build).flatMap(({ pattern, hasLoader, hasAction }) => [
    ...(hasLoader && !visited.has(`GET ${pattern}`) ? [`nobody opened ${pattern}`] : []),
    ...(hasAction && !visited.has(`POST ${pattern}`) ? [`nobody posted to ${pattern}`] : []),
  ]);
}

/** Which of a world an expert looks at: with ids that are not theirs too when it is `thorough`. */
export type Look = { when: string; patterns: readonly string[]; thorough?: boolean };

/** An expert with a browser: every answer, to a page, its data, a file or a form, is written down. */
export async function expertAt(world: World, expert: Person, { lines, visited, hear }: ExpertLog) {
  const { ask } = await observer(world, expert, lines);

  async function get({ when }: Look, pattern: string, what: string, path: string): Promise<string> {
    visited.add(`GET ${pattern}`);
    const { raw } = await ask(`${expert.name}, ${when}: ${pattern} of ${what}`, path);
    hear?.(raw);
    return raw;
  }

  async function post(pattern: string, path: string, form: Record<string, string>): Promise<void> {
    visited.add(`POST ${pattern}`);
    const { raw } = await ask(`${expert.name} posts ${pattern}`, path, form);
    hear?.(raw);
  }

  /** Every page, its data and every file of these routes; answers the list of sheets as it came, when it is among them. */
  async function look(at: Look): Promise<string | undefined> {
    const ids = [...(await ownIds()), ...(at.thorough ? await foreignIds() : [])];
    let list: string | undefined;
    for (const pattern of at.patterns)
      for (const [what, id] of pattern.includes(":") ? ids : [["all", ""] as const]) {
        const path = pattern.replace(/:(id|tieId)/, id);
        if (pattern.includes(":fileId")) {
          for (const file of await filesOf(at, what, id)) await get(at, pattern, what, path.replace(":fileId", file));
          continue;
        }
        const raw = await get(at, pattern, what, path);
        await get(at, `${pattern}.data`, what, `${path}.data`);
        if (pattern === "/expert") list = raw;
      }
    return list;
  }

  async function filesOf({ when }: Look, what: string, id: string): Promise<string[]> {
    const page = (await ask(`${expert.name}, ${when}: files of ${what}`, `/expert/sheets/${id}`)).raw;
    const files = [...page.matchAll(/\/files\/([0-9a-f-]{36})/g)].map((match) => match[1]!);
    return [...new Set(files), randomUUID()];
  }

  const ownIds = async () => (await sheetsOf(world, expert)).map(({ id, n }) => [`copy ${n}`, id] as const);

  async function foreignIds() {
    const other = world.experts.find((one) => one !== expert)!;
    return Object.entries({
      "another's sheet": (await sheetsOf(world, other))[0]!.id,
      "an application": world.applications[0]!.id,
      "a round": world.roundId,
      nothing: randomUUID(),
      garbage: "%D0%90%D0%9D%D0%9E",
    });
  }

  return { get, post, look };
}

export type Post = Awaited<ReturnType<typeof expertAt>>["post"];

/** An expert declares where they work, looks, takes it back and consents to be one. */
export async function declaresTies(expert: Person, post: Post, looks?: () => Promise<void>): Promise<void> {
  const tie = { kind: "employer", organisation: "Районная больница", inn: "", endedOn: "" };
  await post("/expert/profile", "/expert/profile", tie);
  const [row] = await db().execute<{ id: string }>(sql`select id from affiliation where person_id = ${expert.id}`);
  await looks?.();
  await post("/expert/profile/:tieId/remove", `/expert/profile/${row?.id}/remove`, {});
  await post("/expert/profile/consent", "/expert/profile/consent", {});
}

const COMMENT = "Обоснование оценки достаточно длинное, чтобы лист можно было запечатать.";

/** A whole sheet as its form posts it: of application `n` by the expert with this index. */
export function marksOf({ rules }: World, n: number, index: number): Record<string, string> {
  const marks = rules.criteria.flatMap(({ key }, at) => [
    [`marks.${key}.mark`, `${3 + ((n + at + index) % 4)}`],
    [`marks.${key}.comment`, COMMENT],
  ]);
  return { ...Object.fromEntries(marks), remarks: "Уточните смету.", conclusion: "withRemarks" };
}
