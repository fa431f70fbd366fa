import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { applicantForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { askConfirmation } from "~/lifecycle/1-registration/ask-confirmation.server";
import { askEmailChange } from "~/lifecycle/1-registration/ask-email-change.server";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { askReset } from "~/lifecycle/1-registration/ask-reset.server";
import { askToJoin } from "~/lifecycle/1-registration/ask-to-join.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeEmail } from "~/lifecycle/1-registration/change-email.server";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { changePassword } from "~/lifecycle/1-registration/change-password.server";
import { changeProfile } from "~/lifecycle/1-registration/change-profile.server";
import { decideHead } from "~/lifecycle/1-registration/decide-head.server";
import { decideJoin } from "~/lifecycle/1-registration/decide-join.server";
import { editApplicant } from "~/lifecycle/1-registration/edit-applicant.server";
import { editOrganiser } from "~/lifecycle/1-registration/edit-organiser.server";
import { endErrand } from "~/lifecycle/1-registration/end-errand.server";
import { endRole } from "~/lifecycle/1-registration/end-role.server";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { joinByInvitation } from "~/lifecycle/1-registration/join-by-invitation.server";
import { markWorkDay, markWorkDayForAll } from "~/lifecycle/1-registration/mark-work-day.server";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { objectToMove } from "~/lifecycle/1-registration/object-to-move.server";
import { refuseApplicant } from "~/lifecycle/1-registration/refuse-applicant.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { removeMember } from "~/lifecycle/1-registration/remove-member.server";
import { removeProof } from "~/lifecycle/1-registration/remove-proof.server";
import { resendInvitation } from "~/lifecycle/1-registration/resend-invitation.server";
import { resetPassword } from "~/lifecycle/1-registration/reset-password.server";
import { setLanguage } from "~/lifecycle/1-registration/set-language.server";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { verifyApplicant } from "~/lifecycle/1-registration/verify-applicant.server";
import { withdrawConsent } from "~/lifecycle/1-registration/withdraw-consent.server";
import { withdrawErrand } from "~/lifecycle/1-registration/withdraw-errand.server";
import { withdrawInvitation } from "~/lifecycle/1-registration/withdraw-invitation.server";
import { withdrawMemberInvitation } from "~/lifecycle/1-registration/withdraw-member-invitation.server";
import { withdrawNamedConsent } from "~/lifecycle/1-registration/withdraw-named-consent.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { proof } from "~db/schema/proofs";
import {
  consent,
  headRequest,
  joinRequest,
  membership,
  namedPerson,
  oneTimeLink,
  person,
  roleGrant,
} from "~db/schema/registration";
import { demoPassword } from "~db/seed/accounts";
import { joins, joinsTeam, takesRole } from "~db/seed/cast";
import { applicants as profiles } from "~db/seed/content/applicants";
import { organisers } from "~db/seed/content/competitions";
import { pdfOf, uploaded } from "~db/seed/files";
import { codeInLetter, play } from "~db/seed/play";
import type { Scene } from "./every-verb";

const from = { ip: "127.0.0.1", agent: "proof" };
const PASSWORD = "другой пароль 2026";
const someone = (mailbox: string) => ({ email: `${mailbox}@elsewhere.example`, name: "Лось Пётр Ильич" });

/** What people do with accounts, organisations and roles beside the story. */
export async function playAccounts(scene: Scene): Promise<void> {
  await playOwnAccount();
  await playOrganisation(scene);
  await playTeam(scene);
  await playRoles(scene);
}

async function playOwnAccount(): Promise<void> {
  const late = someone("late");
  await play(
    "somebody registers",
    registerAccount({ ...late, password: demoPassword, consentAccount: "on" }, from, "ru"),
  );
  const [row] = await db().select({ id: person.id }).from(person).where(eq(person.email, late.email));
  await play("asks again", askConfirmation({ kind: "person", id: row!.id, ...late, lang: "ru", confirmed: false }));
  const who = await joins(someone("own"));
  await play("a language", setLanguage(who, "en"));
  await play("a name", changeProfile(who, { name: "Лось Павел Ильич", lang: "ru" }));
  await play("a password", changePassword(who, { current: demoPassword, password: PASSWORD }));
  await play("a reset is asked", askReset(who.email, from.ip));
  await play("a reset", resetPassword(await codeInLetter(who.email, "reset-password"), demoPassword));
  const moved = "moved@elsewhere.example";
  await play("another address", askEmailChange(who, { email: moved, current: demoPassword }));
  await play("is confirmed", changeEmail(await codeInLetter(moved, "change-email")));
  const [given] = await db().select({ id: consent.id }).from(consent).where(eq(consent.personId, who.id));
  await play("a consent is withdrawn", withdrawConsent(who, given!.id));
}

async function playOrganisation({ office, applicants }: Scene): Promise<void> {
  const { id, head } = applicants.get("robotics")!;
  const { inn } = profiles.robotics;
  await play("not confirmed", refuseApplicant(office.secretary, id, inn, "Такой организации мы не нашли."));
  const { secretary } = office;
  await play("confirmed after all", verifyApplicant(secretary, id, inn));
  const joiner = await joins(someone("joiner"));
  await play("somebody asks to join", askToJoin(joiner, id, "Я бухгалтер"));
  const [asked] = await db()
    .select({ id: joinRequest.id })
    .from(joinRequest)
    .where(eq(joinRequest.personId, joiner.id));
  await play("is let in", decideJoin(head, id, asked!.id, { answer: "accept", role: "editor" }));
  const [member] = await db().select({ id: membership.id }).from(membership).where(eq(membership.personId, joiner.id));
  await play("is taken out", removeMember(head, id, member!.id));
  const { fullName, shortName, locality, address, headName, headPost, phone, email, about, kpp, ogrn } =
    profiles.robotics;
  const numbers = { inn: inn ?? "", kpp: kpp ?? "", ogrn: ogrn ?? "" };
  const typed = { fullName, shortName, locality, address, headName, headPost, phone, email, about, ...numbers };
  const profile = profileOf(applicantForm("legal").parse({ ...typed, fullName: `${fullName} «Плюс»` }));
  await play("a profile is changed", editApplicant(head, id, profile));
}

/** Invitations, roles, named people and a change of the head, in an applicant of the demonstration. */
async function playTeam({ office, applicants }: Scene): Promise<void> {
  const { id, head } = applicants.get("patriotic")!;
  const none = { number: "", issuedOn: "", until: "", reference: "" };
  const invited = someone("unwanted");
  await play("a colleague is invited", inviteMember(head, id, { ...invited, role: "editor", ...none }));
  const [link] = await db()
    .select({ id: oneTimeLink.id })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.email, invited.email), eq(oneTimeLink.purpose, "membership")));
  await play("and not wanted", withdrawMemberInvitation(head, id, link!.id));
  const colleague = await joinsTeam(head, id, { role: "viewer" }, someone("colleague"));
  const [member] = await db()
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.applicantId, id), eq(membership.personId, colleague.id)));
  await play("writes from now on", changeMember(head, id, member!.id, { role: "editor", ...none }));
  const [own] = await db()
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.applicantId, id), eq(membership.personId, head.id)));
  const file = await uploaded(await pdfOf("решение", ["Протокол № 5"]));
  await play("a decision is attached", attachProof(head, id, own!.id, { name: "решение.pdf", file }));
  const [attached] = await db().select({ id: proof.id }).from(proof).where(eq(proof.membershipId, own!.id));
  await play("and taken away", removeProof(head, id, own!.id, attached!.id));
  const named = { purpose: "team", name: "Сорокин Павел", contact: "", way: "spoken", givenOn: "2026-02-01" } as const;
  await play("somebody is named", namePerson(head, id, named));
  const [row] = await db().select({ id: namedPerson.id }).from(namedPerson).where(eq(namedPerson.applicantId, id));
  await play("and is no more", withdrawNamedConsent(head, id, row!.id));
  const helper = await takesRole(office.head, { organiserId: office.id }, "helper", someone("helper"));
  const help = { principal: "Руководитель", way: "spoken", givenOn: "2026-02-01", consentDesk: "on" } as const;
  const errand = await play("an errand is taken", takeErrand(helper, { applicant: id, ...help }));
  await play("and withdrawn", withdrawErrand(head, id, errand.id));
  const another = await play("another is taken", takeErrand(helper, { applicant: id, ...help }));
  await play("and given back", endErrand(helper, another.id));
  const asked = {
    reason: "newHead",
    lostEmail: "",
    headName: "Новая Глава",
    headPost: "директор",
    headUntil: null,
    document: "Протокол № 5",
    text: "",
    organiser: office.id,
  } as const;
  await play("a head is asked for", askHead(colleague, id, asked, { name: "протокол.pdf", file }));
  await file.close();
  const [request] = await db().select({ id: headRequest.id }).from(headRequest).where(eq(headRequest.applicantId, id));
  await play("a secretary approves", decideHead(office.secretary, request!.id, { answer: "approve", text: "" }));
  await play("another confirms", decideHead(office.head, request!.id, { answer: "confirm", text: "" }));
  await playLostMailbox({ id, organiser: office.id, secretary: office.secretary, head: colleague });
}

/** One member objects to losing the account; another gets it back by a document, a secretary and the head. */
async function playLostMailbox({
  id,
  organiser,
  secretary,
  head,
}: Record<"secretary" | "head", Person> & Record<"id" | "organiser", string>): Promise<void> {
  const [own, fresh] = [await joinsTeam(head, id, { role: "viewer" }, someone("lost")), await joins(someone("fresh"))];
  const asked = {
    reason: "mailboxLost",
    headName: "",
    headPost: "",
    headUntil: null,
    lostEmail: own.email,
    document: "Паспорт",
    text: "",
    organiser,
  } as const;
  await play("an account is to move", askHead(fresh, id, asked));
  await play("its owner objects", objectToMove(await codeInLetter(own.email, "head-request")));
  await play("it is asked again", askHead(fresh, id, asked));
  const [request] = await db()
    .select({ id: headRequest.id })
    .from(headRequest)
    .where(and(eq(headRequest.askedBy, fresh.id), eq(headRequest.state, "asked")));
  await play("a secretary approves the move", decideHead(secretary, request!.id, { answer: "approve", text: "" }));
  await daysLater(request!.id);
  await play("the head confirms the move", decideHead(head, request!.id, { answer: "confirm", text: "" }));
}

/** As if the time to object had passed. */
async function daysLater(requestId: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    const earlier = sql`clock_timestamp() - interval '4 days'`;
    await tx.update(headRequest).set({ askedAt: earlier }).where(eq(headRequest.id, requestId));
    return done;
  });
}

async function playRoles({ office, admin }: Scene): Promise<void> {
  const { id, head } = office;
  const { name, shortName, locality } = organisers.milkovo;
  await play(
    "an organiser is changed",
    editOrganiser(head, id, { name, shortName, locality, address: "", phone: "", email: "" }),
  );
  const act = "Закон Камчатского края о праздничном дне";
  await play("a day off is marked", markWorkDay(head, id, { day: "2026-11-17", kind: "off", act }));
  await play("a day is moved for all", markWorkDayForAll(admin, { day: "2026-12-31", kind: "off", act: "Перенос" }));
  const invited = someone("secretary");
  await play("somebody is invited", invitePerson(admin, { organiserId: id }, { role: "secretary", ...invited }));
  await play("once more", resendInvitation(head, await waiting(invited.email)));
  const token = await codeInLetter(invited.email, "invitation");
  const joined = await play(
    "comes",
    joinByInvitation(token, { name: invited.name, password: demoPassword }, from, "ru"),
  );
  const [role] = await db().select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.personId, joined.personId));
  await play("goes", endRole(head, role!.id));
  const other = someone("other");
  await play("another is invited", invitePerson(head, { organiserId: id }, { role: "secretary", ...other }));
  await play("and is not wanted", withdrawInvitation(head, await waiting(other.email)));
}

async function waiting(email: string): Promise<string> {
  const [link] = await db()
    .select({ id: oneTimeLink.id })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.email, email), eq(oneTimeLink.purpose, "invitation"), isNull(oneTimeLink.usedAt)))
    .orderBy(desc(oneTimeLink.expiresAt))
    .limit(1);
  return link!.id;
}
