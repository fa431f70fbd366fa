import type { Person } from "~/access/who";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { dayOf } from "~/lifecycle/time";
import { joins, opensOffice, registers, takesRole } from "~db/seed/cast";
import { passes } from "~db/seed/clock";
import { applicants } from "~db/seed/content/applicants";
import { milkovoRules, organisers } from "~db/seed/content/competitions";
import { play } from "~db/seed/play";
import type { Persona } from "../guarantees/personas";
import type { Owner, World } from "../guarantees/world-things";
import { cookieOf } from "../sessions";

const SLUG = "nothing-yet";

/** People and competitions to whom nothing has happened yet, and how to know their things. */
export type EmptyWorld = {
  readers: { name: string; person: Person }[];
  isTheirs(owner: Owner, value: string): boolean;
};

/**
 * Two organisers of one head, the first with a draft that nobody has touched and a competition that nobody has applied to,
 * an expert without sheets, a commission without meetings, a helper without errands, an applicant whose application is
 * blank, and somebody who has just registered.
 */
export async function playsNothing(admin: Person): Promise<EmptyWorld> {
  const one = (mailbox: string) => ({ name: `Новый Человек ${mailbox}`, email: `${mailbox}@nothing.example` });
  const host = { ...organisers.milkovo, slug: SLUG, name: "Округ без конкурсов", shortName: "Округ без конкурсов" };
  const office = await opensOffice(admin, host, one("head"));
  const other = { ...host, slug: `${SLUG}-too`, name: "Второй округ без конкурсов", shortName: "Второй округ" };
  await opensOffice(admin, other, one("head"));
  const secretary = await takesRole(office.head, { organiserId: office.id }, "secretary", one("secretary"));
  const created = async (slug: string) => {
    const given = { organiser: office.id, preset: "milkovo", mode: "test", slug, title: `Конкурс ${slug}` } as const;
    return (await play("a competition is created", createCompetition(secretary, given))).id;
  };
  const competitionIds = [await created("untouched"), await created("unanswered")];
  const [, open] = competitionIds as [string, string];
  const rules = { ...milkovoRules(dayOf(new Date(), "Asia/Kamchatka")), title: "Конкурс unanswered" };
  const version = await play("its rules are set", editRules(secretary, open, 1, rules));
  await play("it is announced", announceCompetition(secretary, open, version));
  await passes(secretary, open, rules.dates.receptionOpensAt);
  const at = { competitionId: open };
  const expert = await takesRole(secretary, at, "expert", one("expert"));
  const chair = await takesRole(secretary, at, "chair", one("chair"));
  const helper = await takesRole(office.head, { organiserId: office.id }, "helper", one("helper"));
  const fresh = await joins(one("fresh"));
  const alone = await joins(one("alone"));
  // why: the organisation whose story it borrows is verified in the demonstration, and nobody else may have its numbers.
  const numbers = { inn: "4199009995", ogrn: "1184199009994" };
  const applicantId = await registers(alone, { ...applicants.trail, ...numbers, headName: alone.name });
  await play("an application is begun", startApplication(alone, open, applicantId));
  const readers = Object.entries({ secretary, head: office.head, expert, chair, helper, fresh, alone });
  return {
    readers: readers.map(([name, person]) => ({ name, person })),
    isTheirs: (owner, value) =>
      owner.organiserId === office.id || owner.applicantId === applicantId || value === SLUG || value === applicantId,
  };
}

/** Everybody of the empty world: each owns what is there, in whichever area their role opens. */
export async function readersOf({ readers }: EmptyWorld): Promise<Persona[]> {
  const owns = () => true;
  const nobody: Persona = { name: "nobody", person: null, cookie: "", owns: {} };
  const people = readers.map(async ({ name, person }) => ({
    name,
    person,
    cookie: await cookieOf(person),
    owns: { applicant: owns, expert: owns, commission: owns, office: owns, desk: owns },
  }));
  return [nobody, ...(await Promise.all(people))];
}

/** The things of a world that belong to an empty one, and those that belong to nobody. */
export function emptyPartOf(world: World, { isTheirs }: EmptyWorld): World {
  const part: World = {};
  for (const [kind, things] of Object.entries(world))
    part[kind] = things.filter((thing) => {
      const isFree = !thing.organiserId && !thing.applicantId && !thing.personId && !thing.within;
      const isSlug = kind === "organiserSlug";
      return isTheirs(thing, thing.value) || !!thing.within?.includes(SLUG) || (isFree && !isSlug);
    });
  return part;
}
