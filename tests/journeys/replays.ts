import { sql } from "drizzle-orm";
import { db } from "~db/client.server";

/** A POST as it left a browser of the story. */
export type Posted = { path: string; cookie: string; origin: string; contentType: string; body: ArrayBuffer };

/**
 * What may change when it is sent again, by the end of its address and with the reason. Everything else that was ever posted
 * changes nothing later, whoever sends it (guarantees.md A5).
 */
const exempt: readonly { path: RegExp; why: string }[] = [
  {
    path: /^\/(sign-in|sign-out|register|reset|account)/,
    why: "one's own account: may be entered, left and set at any time",
  },
  { path: /^\/(display|language)$/, why: "how one's own pages look" },
  { path: /^\/applicant\/organisations\/new$/, why: "another applicant may be registered at any time" },
  { path: /^\/applicant\/organisations\/[^/]+\/edit$/, why: "details may be saved again, and the journal says so" },
  {
    path: /^\/applicant\/organisations\/[^/]+\/join$/,
    why: "anybody may ask for access at any time; the head decides",
  },
  { path: /^\/expert\/profile/, why: "one's own ties may be declared at any time" },
  { path: /\/people$/, why: "another invitation may be sent" },
  { path: /\/clock$/, why: "the calendar of a test competition: each press is the next date" },
];

/** Remembers every POST to the site that anybody of this process sends from now on. */
export function recordPosts(baseUrl: string): { posts: Posted[]; pause<T>(work: () => Promise<T>): Promise<T> } {
  const send = globalThis.fetch;
  const posts: Posted[] = [];
  let isPaused = false;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isPaused && request.method === "POST" && request.url.startsWith(baseUrl))
      posts.push({
        path: new URL(request.url).pathname + new URL(request.url).search,
        cookie: request.headers.get("cookie") ?? "",
        origin: request.headers.get("origin") ?? "",
        contentType: request.headers.get("content-type") ?? "",
        body: await request.clone().arrayBuffer(),
      });
    return send(request);
  };
  return {
    posts,
    async pause(work) {
      isPaused = true;
      try {
        return await work();
      } finally {
        isPaused = false;
      }
    },
  };
}

/**
 * One digest a table of everything guarded, apart from how far letters have gone on their way and from what late attempts
 * leave behind, which is theirs by right (B6).
 */
async function digests(): Promise<Map<string, string>> {
  const tables = await db().execute<{ name: string }>(sql`
    select distinct format('%I.%I', n.nspname, c.relname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'guard_write' order by 1`);
  const shown: Record<string, string> = {
    "public.letter": `select to_jsonb(l.id) as row from letter l where kind <> 'application-came-late'`,
    "public.late_attempt": "select null::jsonb as row where false",
    "public.journal_entry": `select to_jsonb(e) - 'seq' as row from journal_entry e where entry not like '%application.cameLate%'`,
    "public.journal_payload": `select to_jsonb(p) - 'seq' as row from journal_payload p where type <> 'application.cameLate'`,
  };
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as digest
      from (${shown[name] ?? `select to_jsonb(t) as row from ${name} t`}) rows`,
  );
  const rows = await db().execute<{ name: string; digest: string }>(sql.raw(parts.join(" union all ")));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/** Sends a recorded POST once more, with the cookies of `cookie`; answers its status. */
async function resend(baseUrl: string, { path, origin, contentType, body }: Posted, cookie: string): Promise<number> {
  const answer = await fetch(`${baseUrl}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin, "content-type": contentType },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/**
 * Sends POSTs again, each by every one of `sessions`, and tells what that changed. Where something did, they are sent once
 * more one by one, to name the one that did it if it does it every time.
 */
export async function replay(
  baseUrl: string,
  posts: readonly Posted[],
  sessions: (one: Posted) => readonly string[],
): Promise<string[]> {
  const bound = posts.filter(({ path }) => !exempt.some((one) => one.path.test(path.split("?")[0]!)));
  const faults: string[] = [];
  const sendAll = async (all: readonly Posted[]) => {
    for (const one of all)
      for (const cookie of sessions(one)) {
        const status = await resend(baseUrl, one, cookie);
        if (status >= 500) faults.push(`${one.path} sent again answered ${status}`);
      }
  };
  const changedBy = async (all: readonly Posted[]) => {
    const before = await digests();
    await sendAll(all);
    const after = await digests();
    return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
  };
  const changed = await changedBy(bound);
  if (changed.length === 0) return faults;
  for (const one of bound) {
    const tables = await changedBy([one]);
    if (tables.length > 0) faults.push(`${one.path} sent again changed ${tables.join(", ")}`);
  }
  return [...faults, `sent again, ${bound.length} posts changed ${changed.join(", ")}`];
}
