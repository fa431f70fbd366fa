import { and, eq, isNull } from "drizzle-orm";
import type { Person } from "~/access/who";
import { askEmailChange } from "~/lifecycle/1-registration/ask-email-change.server";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { askToJoin } from "~/lifecycle/1-registration/ask-to-join.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeBankAccount } from "~/lifecycle/1-registration/change-bank-account.server";
import { decideJoin } from "~/lifecycle/1-registration/decide-join.server";
import { endRole } from "~/lifecycle/1-registration/end-role.server";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { addAffiliation } from "~/lifecycle/5-review/affiliations.server";
import { db } from "~db/client.server";
import { joinRequest, membership, roleGrant } from "~db/schema/registration";
import { demoPassword } from "~db/seed/accounts";
import { becomesAdministrator, joins, joinsTeam, opensOffice, registers, takesRole } from "~db/seed/cast";
import { applicantDetails } from "~db/seed/content/applicant-details";
import { applicants } from "~db/seed/content/applicants";
import { organisers } from "~db/seed/content/competitions";
import { pdfOf, uploaded } from "~db/seed/files";
import { play } from "~db/seed/play";

export type Registered = { id: string; head: Person };

/** Everybody of one tenant. Names and addresses end in the tenant's word, so that no other tenant has them. */
export type Cast = {
  organiserId: string;
  slug: string;
  organiserAdmin: Person;
  secretary: Person;
  revoked: Person;
  experts: { first: Person; second: Person; idle: Person; other: Person };
  chair: Person;
  member: Person;
  helper: Person;
  /** Two applicants; the first has an accountant too and somebody who may only read, the second an editor and a signatory. */
  first: Registered;
  second: Registered;
  accountant: Person;
  viewer: Person;
  editor: Person;
  signatory: Person;
};

/** The administrator of the installation: one for both tenants. */
export function administrator(): Promise<Person> {
  return becomesAdministrator({ name: "Фомин Павел Андреевич", email: "admin@both.example" });
}

/** Registers, invites and appoints everybody of a tenant, by the verbs that people use. */
export async function gathersTenant(admin: Person, word: string): Promise<Cast> {
  const one = (mailbox: string, name: string) => ({
    name: `${name} ${word}`,
    email: `${mailbox}@${slugOf(word)}.example`,
  });
  const slug = slugOf(word);
  const host = { ...organisers.milkovo, slug, name: `Администрация округа ${word}`, shortName: `Округ ${word}` };
  const office = await opensOffice(admin, host, one("organiser", "Соколов Дмитрий"));
  const at = { organiserId: office.id };
  const secretary = await takesRole(office.head, at, "secretary", one("secretary", "Белова Ирина"));
  const revoked = await takesRole(office.head, at, "secretary", one("revoked", "Ткаченко Юлия"));
  await endsRole(office.head, revoked);
  const registersOne = async (at: 0 | 1, name: string): Promise<Registered> => {
    const story = applicants[organisations[word]![at]];
    const head = await joins(one(`head${at}`, name));
    const own = { headName: head.name, email: head.email, phone: phoneOf(word, at) };
    const names = { fullName: `${story.fullName} ${word}`, shortName: `Заявитель ${at} ${word}` };
    return { head, id: await registers(head, { ...story, ...names, ...own }) };
  };
  const [first, second] = [await registersOne(0, "Кравченко Ольга"), await registersOne(1, "Морозова Анна")];
  const viewer = await actsFor(first, await joins(one("viewer", "Климова Дарья")), "viewer");
  const editor = await actsFor(second, await joins(one("editor", "Савина Алла")), "editor");
  await play("a join is asked", askToJoin(await joins(one("asking", "Пименов Глеб")), first.id, "Я ваш бухгалтер"));
  const fresh = await joins(one("fresh", "Климова Дарья"));
  await furnishes(first, { claimant: await joins(one("claimant", "Тарасов Илья")), fresh, lost: viewer }, office.id);
  const person = (mailbox: string, name: string) => joins(one(mailbox, name));
  return {
    organiserId: office.id,
    slug,
    organiserAdmin: office.head,
    secretary,
    revoked,
    experts: {
      first: await tied(await person("expert", "Лебедев Андрей"), word),
      second: await person("expert2", "Никитина Елена"),
      idle: await person("expert3", "Орлов Сергей"),
      other: await person("expert4", "Гаврилова Наталья"),
    },
    helper: await helps(await takesRole(office.head, at, "helper", one("helper", "Иванова Алла")), first.id),
    chair: await person("chair", "Громов Николай"),
    member: await person("member", "Зайцева Марина"),
    first,
    second,
    accountant: await joinsTeam(first.head, first.id, { role: "accountant" }, one("accountant", "Осипова Вера")),
    viewer,
    editor,
    signatory: await joinsTeam(second.head, second.id, authority, one("signatory", "Доронина Инна")),
  };
}

/** A power of attorney that covers every day of the story. */
const authority = { role: "signatory", number: "7", issuedOn: "2020-01-01", until: "2099-12-31" } as const;

const slugOf = (word: string) => (word === "Алеут" ? "aleut" : "bering");
const phoneOf = (word: string, at: number) => `+7415${word === "Алеут" ? "55" : "66"}7700${at}`;
/** Organisations of the demonstration that lend their numbers to the applicants of a tenant. */
const organisations: Record<string, readonly [keyof typeof applicants, keyof typeof applicants]> = {
  Алеут: ["adaptive", "cats"],
  Беринг: ["trail", "robotics"],
};

async function tied(expert: Person, word: string): Promise<Person> {
  const tie = { kind: "employer", organisation: `Научная библиотека ${word}`, inn: "", endedOn: "" } as const;
  await play("a tie is declared", addAffiliation(expert, tie));
  return expert;
}

async function actsFor({ id, head }: Registered, who: Person, role: "viewer" | "editor"): Promise<Person> {
  await play("a join is asked", askToJoin(who, id, "Хочу видеть заявки"));
  const [asked] = await db()
    .select({ id: joinRequest.id })
    .from(joinRequest)
    .where(and(eq(joinRequest.applicantId, id), eq(joinRequest.personId, who.id)));
  await play("it is accepted", decideJoin(head, id, asked!.id, { answer: "accept", role }));
  return who;
}

/** A bank account, a named person, a waiting invitation, somebody who asks to become the head or to move an account. */
async function furnishes(
  { id, head }: Registered,
  { claimant, fresh, lost }: Record<"claimant" | "fresh" | "lost", Person>,
  organiser: string,
): Promise<void> {
  const { account } = applicantDetails.adaptive!;
  await play("an account is entered", changeBankAccount(head, id, 0, account!));
  const named = { purpose: "team", name: "Сорокин Павел", contact: "", way: "written", givenOn: "2026-02-01" } as const;
  await play("somebody is named", namePerson(head, id, named));
  const invited = { role: "viewer", number: "", issuedOn: "", until: "", reference: "" } as const;
  const email = `colleague-${id.slice(0, 6)}@waiting.example`;
  await play("a colleague is invited", inviteMember(head, id, { name: "Коллега", email, ...invited }));
  const asked = {
    reason: "newHead",
    lostEmail: "",
    headName: "Новая Глава",
    headPost: "директор",
    headUntil: null,
    document: "Протокол № 1 от 01.02.2026",
    text: "",
    organiser,
  } as const;
  const file = await uploaded(await pdfOf("протокол", ["Протокол № 1"]));
  const proven = { name: "протокол.pdf", file };
  await play("a change of the head is asked", askHead(claimant, id, asked, proven));
  const move = { ...asked, reason: "mailboxLost", lostEmail: lost.email } as const;
  await play("a move of an account is asked", askHead(fresh, id, move, proven));
  const [own] = await db()
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.applicantId, id), eq(membership.personId, head.id)));
  await play("a decision is attached", attachProof(head, id, own!.id, proven));
  await file.close();
  const elsewhere = `claimant-${id.slice(0, 6)}@elsewhere.example`;
  await play("another address is asked", askEmailChange(claimant, { email: elsewhere, current: demoPassword }));
}

async function helps(helper: Person, applicant: string): Promise<Person> {
  const asked = {
    applicant,
    principal: "Кравченко Ольга",
    way: "spoken",
    givenOn: "2026-02-01",
    consentDesk: "on",
  } as const;
  await play("an errand is taken", takeErrand(helper, asked));
  return helper;
}

async function endsRole(by: Person, who: Person): Promise<void> {
  const [held] = await db()
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, who.id), isNull(roleGrant.until)));
  await play("a role ends", endRole(by, held!.id));
}
