import { createHash } from "node:crypto";
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { eq, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { type Area, areas as allAreas, type Role } from "~/access/roles";
import { nobody, type Person, type Who } from "~/access/who";
import { db } from "~db/client.server";
import { person, session } from "~db/schema/registration";
import { config } from "./config.server";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseUserAttributes: {
      email: string;
      name: string;
      lang: string;
      confirmed: boolean;
      disabled: boolean;
      roles: Role[];
    };
  }
}

/** What every loader and action gets beside the request. */
export type RequestContext = {
  /** `performance.now()` when the request's headers had come in: what a deadline counts from. */
  arrivedAt: number;
  requestId: string;
  ip: string;
  /** Filled once a request, by the first who asks. */
  signedIn?: Promise<SignedIn | null>;
  /** The session that this very request has opened. */
  opened?: string;
  setCookies: string[];
  /** Why an address without a page of its own was refused, for the error page that is shown instead. */
  refusal?: { data: unknown; status: number };
};

type SignedIn = { who: Person; sessionId: string; roles: readonly Role[] };
type Args = { request: Request; context: unknown };

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** What every request of a signed-in person begins with: one statement, built once a database. */
function readingOf(database: ReturnType<typeof db>) {
  return database
    .select({
      id: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
      confirmed: sql<boolean>`${person.emailConfirmedAt} is not null`,
      disabled: sql<boolean>`${person.disabledAt} is not null`,
      roles: sql<Role[]>`array(select distinct g.role::text from role_grant g
        where g.person_id = ${person.id} and g.until is null order by 1)`,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.userId))
    .where(eq(session.id, sql.placeholder("id")))
    .prepare("session");
}

/** Keeps only hashes of tokens at rest, so that a dump of the table opens no session. */
function hashed(adapter: Adapter, reading: ReturnType<typeof readingOf>): Adapter {
  return {
    setSession: (row: DatabaseSession) => adapter.setSession({ ...row, id: hashToken(row.id) }),
    getSessionAndUser: async (token: string) => {
      const [row] = await reading.execute({ id: hashToken(token) });
      if (!row) return [null, null];
      const { id, expiresAt, ...attributes } = row;
      return [
        { id: token, userId: id, expiresAt, attributes: {} },
        { id, attributes },
      ];
    },
    updateSessionExpiration: (token: string, at: Date) => adapter.updateSessionExpiration(hashToken(token), at),
    deleteSession: (token: string) => adapter.deleteSession(hashToken(token)),
    getUserSessions: (userId: string) => adapter.getUserSessions(userId),
    deleteUserSessions: (userId: string) => adapter.deleteUserSessions(userId),
    deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
  };
}

function makeLucia() {
  const secure = config().secure;
  const adapter = new DrizzlePostgreSQLAdapter(db() as never, session as never, person as never);
  return new Lucia(hashed(adapter, readingOf(db())), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: { name: secure ? "__Host-session" : "session", attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: (attributes) => attributes,
  });
}

let made: { lucia: ReturnType<typeof makeLucia>; database: unknown } | undefined;

function lucia() {
  if (made?.database !== db()) made = { lucia: makeLucia(), database: db() };
  return made.lucia;
}

/** The request's context; throws when a route is reached without the server in front of it. */
export function contextOf({ context }: { context: unknown }): RequestContext {
  if (!context || typeof context !== "object" || !("arrivedAt" in context)) throw new Error("no request context");
  return context as RequestContext;
}

/** Milliseconds since the request's headers came in, by the monotonic clock. */
export function waitedMs(args: { context: unknown }): number {
  return performance.now() - contextOf(args).arrivedAt;
}

async function readSession({ request, context }: Args): Promise<SignedIn | null> {
  const token = contextOf({ context }).opened ?? lucia().readSessionCookie(request.headers.get("cookie") ?? "");
  if (!token) return null;
  const found = await lucia().validateSession(token);
  if (!found.session || found.user.disabled) return null;
  if (found.session.fresh) contextOf({ context }).setCookies.push(lucia().createSessionCookie(token).serialize());
  const { id, name, email, lang, confirmed, roles } = found.user;
  const who: Person = { kind: "person", id, name, email, lang: lang === "en" ? "en" : "ru", confirmed };
  return { sessionId: token, who, roles };
}

function signedIn(args: Args): Promise<SignedIn | null> {
  const context = contextOf(args);
  context.signedIn ??= readSession(args);
  return context.signedIn;
}

/** Who sends this request: a person or nobody. */
export async function whoOf(args: Args): Promise<Who> {
  return (await signedIn(args))?.who ?? nobody;
}

/** The signed-in person; somebody else is sent to the sign-in page and comes back afterwards. */
export async function requirePerson(args: Args): Promise<Person> {
  const found = await signedIn(args);
  if (found) return found.who;
  const { pathname, search } = new URL(args.request.url);
  const back = args.request.method === "GET" ? `${pathname.replace(/\.data$/, "")}${search}` : pathname;
  throw new Response(null, { status: 302, headers: { Location: `/sign-in?back=${encodeURIComponent(back)}` } });
}

export type Viewer = { id: string; name: string; email: string; lang: "ru" | "en"; areas: Area[] };

const areaOfRole: Record<Role, Area> = {
  expert: "expert",
  member: "commission",
  chair: "commission",
  secretary: "office",
  helper: "desk",
  organiserAdmin: "office",
  installationAdmin: "admin",
};

/** The person as the page frame shows them: with the areas where they have something to do. Null when nobody is signed in. */
export async function viewerOf(args: Args): Promise<Viewer | null> {
  const found = await signedIn(args);
  if (!found) return null;
  const { id, name, email, lang } = found.who;
  const held = new Set<Area>(["applicant", ...found.roles.map((role) => areaOfRole[role])]);
  return {
    id,
    name,
    email,
    lang,
    areas: allAreas.filter((area) => held.has(area)),
  };
}

/** Opens a fresh session; the one the browser had before ends, so that a planted cookie is worth nothing (G1). */
export async function signIn(args: Args, personId: string): Promise<string> {
  const before = lucia().readSessionCookie(args.request.headers.get("cookie") ?? "");
  if (before) await lucia().invalidateSession(before);
  const opened = await lucia().createSession(personId, {});
  Object.assign(contextOf(args), { opened: opened.id, signedIn: undefined });
  return lucia().createSessionCookie(opened.id).serialize();
}

/** Ends the browser's session and answers the cookie that forgets it. */
export async function signOut(args: Args): Promise<string> {
  const found = await signedIn(args);
  if (found) await lucia().invalidateSession(found.sessionId);
  return lucia().createBlankSessionCookie().serialize();
}

/** Ends every session of a person: after a new password, or when the account is disabled. */
export async function endSessionsOf(personId: string): Promise<void> {
  await lucia().invalidateUserSessions(personId);
}
