import { createHash, randomBytes } from "node:crypto";
import type { RouteArea } from "~/access/route-handle";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { session } from "~db/schema/registration";
import { aPerson, grant } from "../people";
import type { Address } from "./address-book";
import type { Tenants } from "./two-tenants";
import type { Owner, Thing } from "./world-things";

/** Somebody who sends requests, and whose things they may reach in each area: said here apart from the policy table. */
export type Persona = {
  name: string;
  person: Person | null;
  cookie: string;
  /** Answers undefined in areas where the persona has nothing to do. */
  owns: Partial<Record<RouteArea, (owner: Owner) => boolean>>;
  /** What they may read in areas of others, because they work on the same competition. */
  knows?: Partial<Record<RouteArea, (thing: Thing) => boolean>>;
  /** The applicant whose head they are. */
  leads?: string;
  /** The application of others that their organisation agreed to be a co-applicant of. */
  joined?: string;
};

const DAY_MS = 86_400_000;

/** A cookie of a session that lives, or that ended yesterday. */
async function cookieOf({ id }: Person, days = 1): Promise<string> {
  const token = randomBytes(25).toString("hex");
  const row = { id: createHash("sha256").update(token).digest("hex"), userId: id };
  await db()
    .insert(session)
    .values({ ...row, expiresAt: new Date(Date.now() + days * DAY_MS) });
  return `session=${token}`;
}

/** Everybody who could knock: nobody at all, each role of both tenants, roles and sessions that have ended. */
export async function personasOf({ admin, tenants }: Tenants): Promise<Persona[]> {
  const personas: Persona[] = [{ name: "nobody", person: null, cookie: "", owns: {} }];
  const add = async (name: string, person: Person, owns: Persona["owns"], knows?: Persona["knows"]) => {
    const cookie = await cookieOf(person);
    const persona: Persona = { name, person, cookie, owns: { ...ownThings(person), ...owns }, knows };
    personas.push(persona);
    return persona;
  };
  for (const { word, cast, competitions } of tenants) {
    const applies = (id: string) => ({ applicant: (owner: Owner) => isNobodys(owner) || owner.applicantId === id });
    const office = { office: (owner: Owner) => isNobodys(owner) || owner.organiserId === cast.organiserId };
    const seated = new Set(
      competitions.filter(({ scene }) => scene !== "draft" && scene !== "discarded").map(({ id }) => id),
    );
    const commission = { commission: (owner: Owner) => isNobodys(owner) || seated.has(owner.competitionId ?? "") };
    const joined = competitions.find(({ scene }) => scene === "waiting")!.applicationIds[1]!;
    const isJoined = (thing: Thing) => isNobodys(thing) || thing.value === joined || !!thing.within?.includes(joined);
    const joins = (persona: Persona) => Object.assign(persona, { joined, knows: { applicant: isJoined } });
    const leads = (persona: Persona, id: string) => Object.assign(persona, { leads: id });
    joins(leads(await add(`head of an applicant (${word})`, cast.first.head, applies(cast.first.id)), cast.first.id));
    leads(await add(`head of another applicant (${word})`, cast.second.head, applies(cast.second.id)), cast.second.id);
    joins(await add(`viewer of an applicant (${word})`, cast.viewer, applies(cast.first.id)));
    joins(await add(`accountant of an applicant (${word})`, cast.accountant, applies(cast.first.id)));
    await add(`editor of another applicant (${word})`, cast.editor, applies(cast.second.id));
    await add(`signatory of another applicant (${word})`, cast.signatory, applies(cast.second.id));
    for (const [which, expert] of Object.entries(cast.experts)) await add(`expert: ${which} (${word})`, expert, {});
    const ofOffice = { commission: office.office };
    await add(`chair (${word})`, cast.chair, commission, { office: commission.commission });
    await add(`member (${word})`, cast.member, commission, { office: commission.commission });
    const ofDesk = { desk: (owner: Owner) => isNobodys(owner) || owner.personId === cast.helper.id };
    await add(`helper (${word})`, cast.helper, ofDesk);
    // What they type in from paper is in the area of applicants.
    const typed = (owner: Owner) => isNobodys(owner) || owner.personId === cast.secretary.id;
    await add(`secretary (${word})`, cast.secretary, { ...office, applicant: typed }, ofOffice);
    await add(`organiser's administrator (${word})`, cast.organiserAdmin, office, ofOffice);
    const one = competitions.find(({ scene }) => scene === "scoring")!.id;
    const ofOne = (owner: Owner) => office.office(owner) && (!owner.competitionId || owner.competitionId === one);
    const guest = await aPerson(`Секретарь одного конкурса (${word})`);
    await grant(guest, "secretary", cast.organiserId, one);
    await add(`secretary of one competition (${word})`, guest, { office: ofOne }, { commission: ofOne });
    await add(`secretary whose role ended (${word})`, cast.revoked, {});
    const ended = await cookieOf(cast.secretary, -1);
    personas.push({ name: `secretary whose session ended (${word})`, person: null, cookie: ended, owns: {} });
  }
  await add("administrator of the installation", admin, { admin: isNobodys });
  return personas;
}

const isNobodys = (owner: Owner) => !owner.organiserId && !owner.applicantId && !owner.competitionId && !owner.personId;

/** What every signed-in person has: their own sheets, ties and consents, and the pages that begin an application. */
function ownThings(person: Person): Persona["owns"] {
  const own = (owner: Owner) => isNobodys(owner) || owner.personId === person.id;
  return { applicant: isNobodys, expert: own };
}

/** Pages of an area that show only what is the reader's own; anybody may open them and finds nothing of others there. */
export const ownPages: ReadonlySet<string> = new Set([
  "/office/organiser",
  "/expert",
  "/expert/profile",
  "/expert/profile/consent",
  "/commission",
]);
/** Addresses that name a thing and are for people it does not belong to, with the reason. */
const forOthers: Record<string, string> = {
  "/applicant/organisations/:id/join": "asking to join is for those who are not members",
  "/applicant/organisations/:id/head": "asking to become the head is for those who are not",
};
/** The administrator of the installation keeps organisers and their people, nothing else of an office. */
const keptByInstallation = /^\/office\/(organisers|invitations|roles)\//;

/** Pages of the office that the commission may read too: what its own pages say. */
const sharedWithCommission = new Set([
  "/office/competitions/:id/review/opening",
  "/office/competitions/:id/ranking",
  "/office/competitions/:id/protocol.pdf",
  "/office/competitions/:id/protocol.docx",
]);

/** What somebody shows to become the head is shown to the head too, though the request itself is not theirs. */
function isShownToHead({ leads }: Persona, { route, things: [request, file] }: Address): boolean {
  if (route.pattern !== "/applicant/head-requests/:id/files/:file" || !leads) return false;
  return file?.thing.applicantId === leads && !!file.thing.within?.includes(request!.thing.value);
}

/** `known` may be read and not written. */
export type Right = "own" | "foreign" | "known" | "anybody's";

/** Whether an address is the persona's own, somebody else's, or everybody's. */
export function rightOf(persona: Persona, address: Address): Right {
  const { route, things } = address;
  const { area } = route.handle;
  const { pattern } = route;
  if (pattern in forOthers || (ownPages.has(pattern) && persona.person)) return "anybody's";
  if (area === "public") {
    const isOwn = things.every(({ thing }) => !thing.personId || thing.personId === persona.person?.id);
    return isOwn ? "anybody's" : "foreign";
  }
  if (!persona.person) return "foreign";
  if (persona.owns.admin && keptByInstallation.test(pattern)) return "own";
  const owns = persona.owns[area];
  if (owns && things.every(({ thing }) => owns(thing))) return "own";
  if (isShownToHead(persona, address)) return "known";
  const knows = area === "office" && !sharedWithCommission.has(pattern) ? undefined : persona.knows?.[area];
  return knows && things.every(({ thing }) => knows(thing)) ? "known" : "foreign";
}
