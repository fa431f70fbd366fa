import { expect } from "vitest";
import { fieldsNamed, type Hands, pathOf, read, sees } from "./hands";
import { type ApplicantKey, applicants, type Part, password, people } from "./people";
import { type Story, t } from "./story";

const { account, applicant: words, office } = t.registration;
const ticked = async (hands: Hands) =>
  Object.fromEntries((await fieldsNamed(hands, "consent")).map((name) => [name, "on"]));

/** Takes an invitation as somebody who has no account yet. */
async function accept(story: Story, who: Part, link: string): Promise<Hands> {
  const hands = await story.as(who);
  await hands.get(link);
  await sees(hands, account.invitation.newcomer);
  await hands.press(account.invitation.newcomerButton, { name: people[who].name, password, ...(await ticked(hands)) });
  expect(hands.status()).toBe(200);
  return hands;
}

/** The administrator comes by the link of the command line, which is good once. */
export async function administratorComes(story: Story, link: string): Promise<void> {
  const administrator = await accept(story, "administrator", link);
  await sees(administrator, office.organisersEmptyTitle);
  const another = await story.as("anybody");
  await another.get(link);
  await sees(another, t.common.errors.gone.title);
}

/** The administrator opens an organiser; its administrator comes by letter and invites the secretary. */
export async function organiserOpens(story: Story): Promise<void> {
  const administrator = await story.as("administrator");
  const facts = {
    name: "Администрация Мильковского муниципального округа",
    shortName: "Администрация Мильковского округа",
    zone: "Asia/Kamchatka",
    locality: "село Мильково",
    adminName: people.organiserAdmin.name,
    adminEmail: people.organiserAdmin.email,
  };
  await administrator.follow(office.addOrganiser);
  await administrator.press(t.common.actions.add, { ...facts, slug: "не адрес" });
  expect(administrator.status()).toBe(400);
  await sees(administrator, t.field.badSlug as string);
  await administrator.press(t.common.actions.add, { slug: "milkovo" });
  await sees(administrator, t.registration.done.created, "/milkovo");

  const admin = await accept(story, "organiserAdmin", await story.linkFor("organiserAdmin", /\/invitation\//));
  await admin.get("/office/organiser");
  await admin.press(office.invite, { ...people.secretary, role: "secretary" });
  await sees(admin, t.registration.done.invited);
  const secretary = await accept(story, "secretary", await story.linkFor("secretary", /\/invitation\//));
  await sees(secretary, t.announcement.office.home.emptyTitle);
}

/** The secretary invites experts and the commission, who open accounts by their letters. */
export async function peopleCome(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const roles = { expert1: "expert", expert2: "expert", expert3: "expert", chair: "chair" } as const;
  const seats = { ...roles, member: "member", recused: "member" } as const;
  await secretary.get(`${story.known.office}/people`);
  for (const [who, role] of Object.entries(seats)) {
    await secretary.press(office.invite, { ...people[who as Part], role });
    await sees(secretary, t.registration.done.invited);
  }
  await secretary.press(office.invite, { ...people.chair, role: "chair" });
  await sees(secretary, t.refusal.alreadyExists as string);
  for (const who of Object.keys(seats) as Part[]) {
    const hands = await accept(story, who, await story.linkFor(who, /\/invitation\//));
    await sees(hands, who.startsWith("expert") ? t.review.expert.title : t.decision.commission.title);
  }
}

/** Somebody registers an account, which works only with consent, and confirms the address from the letter. */
async function registers(story: Story, who: Part): Promise<Hands> {
  const hands = await story.as(who);
  await hands.get("/");
  await hands.follow(t.common.signIn);
  await hands.follow(account.signIn.noAccount);
  await hands.press(account.register.button, { ...people[who], password });
  expect(hands.status()).toBe(400);
  await sees(hands, t.field.mustAgree as string);
  expect(await story.lettersTo(people[who].email)).toBe(0);
  await hands.press(account.register.button, { password, consentAccount: "on" });
  await sees(hands, account.register.sentTitle);
  await hands.get(await story.linkFor(who, /\/confirm\//));
  await hands.press(account.confirm.button, await ticked(hands));
  await sees(hands, account.done.confirmed);
  return hands;
}

/** Somebody opens the form of a new applicant of this kind. */
async function newApplicant(hands: Hands, key: ApplicantKey): Promise<void> {
  await hands.get("/applicant/organisations/new");
  await hands.press(t.common.actions.next, { kind: applicants[key].kind });
}

/** Three applicants register; a colleague of the first is told that it is known already, asks to join and is let in. */
export async function applicantsRegister(story: Story): Promise<void> {
  for (const key of ["bereg", "rodnik", "group"] as const) {
    const head = await registers(story, key);
    await newApplicant(head, key);
    if (key === "bereg") {
      await head.press(words.register, { ...applicants.bereg.profile, inn: "4101000478" });
      expect(head.status()).toBe(400);
      await sees(head, t.field.notAnInn as string);
    }
    await head.press(words.register, { ...applicants[key].profile });
    await sees(head, t.registration.done.registered, applicants[key].profile.fullName);
  }
  const colleague = await registers(story, "beregColleague");
  await newApplicant(colleague, "bereg");
  await colleague.press(words.register, { ...applicants.bereg.profile, headName: people.beregColleague.name });
  expect(colleague.status()).toBe(409);
  await colleague.follow(words.joinButton);
  await colleague.press(words.joinButton, { message: "Я готовлю смету и отчёты." });
  await sees(colleague, t.registration.done.asked);

  const head = await story.as("bereg");
  await head.get(await story.linkFor("bereg", /\/applicant\/organisations\//));
  await sees(head, people.beregColleague.name);
  await head.press(words.accept, { role: "editor" });
  await sees(head, t.registration.done.accepted);
  await colleague.get("/applicant/organisations");
  await sees(colleague, applicants.bereg.profile.shortName);
}

/** The organiser finds the first applicant by its exact ИНН and verifies it. */
export async function organiserVerifies(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get("/office/applicants");
  await secretary.press(office.lookUpButton, { inn: "4101000614" });
  await sees(secretary, office.foundNone);
  for (const key of ["bereg", "rodnik"] as const) {
    await secretary.get("/office/applicants");
    await secretary.press(office.lookUpButton, { inn: applicants[key].profile.inn });
    await secretary.follow(applicants[key].profile.shortName);
    await secretary.press(office.verify);
    await sees(secretary, t.registration.done.verified);
    await story.letterTo(key, applicants[key].profile.shortName);
  }
  expect(await read(secretary)).toContain(t.registration.verification.verified);
  expect(pathOf(secretary)).toMatch(/\/office\/applicants\/[0-9a-f-]{36}$/);
}
