import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { blankProfile } from "~/lifecycle/1-registration/applicant.form";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { registerApplicant } from "~/lifecycle/1-registration/register-applicant.server";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { done } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { copy, sheet } from "~db/schema/blind";
import { letter } from "~db/schema/outbox";
import { person, session } from "~db/schema/registration";
import { pdfOf, uploaded } from "~db/seed/files";
import type { LetterToRender } from "~emails/letters";
import { renderLetter } from "~emails/render";
import { anOpenCompetition, completeDraft, setCompetition } from "../applications";
import { sure } from "../decided-competition";
import { aMember, anApplicant, aPerson, grant } from "../people";
import { allMet, anOpening, PASSWORD } from "../submitted-competition";
import { type Identity, naming } from "./identity";
import { type Line, normalised, told } from "./transcript";

/** Which applicants there are, and in which order and how many minutes apart they arrive. */
export type Casting = {
  applicants: readonly Identity[];
  order: readonly number[];
  minutesApart: number;
  /** The announced end of the reception: one for both worlds. */
  closesAt: Date;
};

/** An application by its content: `n` is the same in both worlds, whoever sent it and whenever. */
export type Sent = { n: number; id: string; applicantId: string; head: Person; who: Identity };

export type World = {
  baseUrl: string;
  /** From when on instants may differ between worlds, which are played one after the other (ms). */
  since?: number;
  id: string;
  roundId: string;
  organiserId: string;
  rules: CompetitionRules;
  secretary: Person;
  chair: Person;
  member: Person;
  experts: Person[];
  /** By their content, the same in both worlds. */
  applications: Sent[];
  /** Numbers of applications as they arrived. */
  arrivals: readonly number[];
};

const DAY_MS = 86_400_000;

const documents = [
  { key: "prices", title: "Цены", required: true, identifies: false, visibility: "expert" },
  { key: "charter", title: "Устав", required: true, identifies: true, visibility: "expert" },
] as const;

/** A competition in double-blind mode, played by its verbs from registration to the start of the review. */
export async function openWorld(
  baseUrl: string,
  { applicants, order, minutesApart, closesAt }: Casting,
): Promise<World> {
  const start = { today: new Date().toISOString().slice(0, 10), zone: "Asia/Kamchatka" };
  const preset = presets.milkovo(start);
  const review = { ...preset.review, expertsPerApplication: 3, minReviews: 2 };
  const { id, organiserId, rules } = await anOpenCompetition({
    rules: { review, requiredDocuments: [...documents], requirements: preset.requirements.slice(0, 2) },
    columns: { mode: "test", opensAt: new Date(closesAt.getTime() - 30 * DAY_MS), announcedAt: null },
  });
  const [secretary, chair, member] = [
    await official("Анна Секретарь"),
    await official("Борис Чесноков"),
    await official("Вера Малинина"),
  ];
  await grant(secretary, "secretary", organiserId);
  await grant(chair, "chair", organiserId, id);
  await grant(member, "member", organiserId, id);
  const experts: Person[] = [];
  for (const name of ["Первый Эксперт", "Второй Эксперт", "Третий Эксперт"]) {
    const expert = await official(name);
    await grant(expert, "expert", organiserId, id);
    experts.push(expert);
  }
  const applications: Sent[] = [];
  for (const [place, n] of order.entries()) {
    await setCompetition(id, { clockShift: `${place * minutesApart - 50} minutes` });
    applications.push(await send(id, rules, applicants[n]!, n));
  }
  applications.sort((a, b) => a.n - b.n);
  await setCompetition(id, { clockShift: "0", closesAt, graceSeconds: 2 });
  sure(await closeReception(id));
  sure(await openApplications(secretary, id, anOpening));
  for (const { id: applicationId } of applications) {
    sure(await checkRequirements(secretary, applicationId, allMet(rules)));
    sure(await admitApplication(secretary, applicationId));
  }
  const roundId = sure(await prepareRound(secretary, id));
  for (const { id: applicationId } of applications)
    sure(await assignExperts(secretary, roundId, { applicationId, experts: experts.map((one) => one.id) }));
  sure(await startRound(secretary, roundId));
  return { baseUrl, id, roundId, organiserId, rules, secretary, chair, member, experts, applications, arrivals: order };
}

async function official(name: string): Promise<Person> {
  const who = await aPerson(name);
  const passwordHash = await hashed();
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, who.id));
    return done;
  });
  return who;
}

let hash: Promise<string> | undefined;
function hashed(): Promise<string> {
  hash ??= hashPassword(PASSWORD);
  return hash;
}

async function send(competitionId: string, rules: CompetitionRules, who: Identity, n: number): Promise<Sent> {
  const head = await aPerson(who.headName);
  const { kind, member, named, colleague, partner, fileName, secretPages, ...profile } = who;
  const { id: applicantId } = sure(await registerApplicant(head, kind, { ...blankProfile, ...profile }, true));
  const consent = { purpose: "team", contact: "", way: "written", givenOn: "2026-01-15" } as const;
  for (const name of [named, member]) sure(await namePerson(head, applicantId, { ...consent, name }));
  await aMember(applicantId, await aPerson(colleague), "viewer");
  const { id } = sure(await startApplication(head, competitionId, applicantId));
  await joins(head, id, partner);
  const draft = completeDraft(rules);
  const typed = {
    ...draft,
    about: { ...draft.about, title: `Проект номер ${n}`, summary: naming(who, "Жители благоустроят двор.") },
    problem: { ...draft.problem, problem: naming(who, "Негде играть."), audience: `${40 + n} семей` },
    team: {
      leader: who.headName,
      leaderExperience: naming(who, "Десять лет опыта."),
      members: [{ name: who.member, role: "бухгалтер", experience: naming(who, "Ведёт счета.") }],
    },
  };
  for (const [section, data] of Object.entries(typed)) sure(await saveSection(head, id, { section, version: 0, data }));
  await attach(head, id, "prices", who.fileName, [`Цены к проекту номер ${n}`, "Качели — 25 000 ₽"]);
  const pages = Array.from({ length: who.secretPages * 20 }, () => `${who.fullName}, ИНН ${who.inn}`);
  await attach(head, id, "charter", `Устав ${who.shortName}.pdf`, pages);
  sure(await submitApplication(head, id, { key: randomUUID() }, noWait));
  return { n, id, applicantId, head, who };
}

/** The partner is invited and agrees. */
async function joins(head: Person, applicationId: string, partner: Identity["partner"]): Promise<void> {
  const other = await headOf(partner);
  const invited = sure(await inviteCoApplicant(head, applicationId, { inn: partner.inn, part: "Проводит занятия" }));
  if ("fault" in invited) throw new Error(invited.fault);
  sure(await moveCoApplicant(other, invited.id, "agree"));
}

const heads = new Map<string, Person>();

/** The head of a partner: registered once, whichever of two worlds with the same cast asks first. */
async function headOf({ fullName, inn, headName }: Identity["partner"]): Promise<Person> {
  const known = heads.get(inn);
  if (known) return known;
  const head = await aPerson(headName);
  await anApplicant(head, { fullName, shortName: fullName, inn, headName });
  heads.set(inn, head);
  return head;
}

async function attach(head: Person, id: string, kind: string, name: string, lines: string[]): Promise<void> {
  const file = await uploaded(await pdfOf(kind, lines));
  const attached = sure(await attachFile(head, id, { kind, name, file }));
  await file.close();
  if ("unfit" in attached) throw new Error(`${name} is refused: ${attached.unfit}`);
}

/** Plays a world to its end, or to the first step after which something is found: that is answered. */
export async function playsUntil(steps: AsyncGenerator<void>, find: () => string[]): Promise<string[]> {
  for await (const _ of steps) {
    const found = find();
    if (found.length > 0) return found;
  }
  return [];
}

/** The last full hour, for the end of a reception. */
export function lastHour(): Date {
  return new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
}

/** An expert's sheets by the content they are about, so that both worlds are walked alike, with the drawn place of each. */
export async function sheetsOf(world: World, expert: Person) {
  const rows = await db()
    .select({
      id: sheet.id,
      title: copy.content,
      pseudonym: copy.pseudonym,
      version: sheet.draftVersion,
      state: sheet.state,
    })
    .from(sheet)
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .where(and(eq(sheet.expertId, expert.id), eq(sheet.roundId, world.roundId)));
  return rows
    .map(({ title, ...row }) => ({ ...row, n: Number(/\d+$/.exec(title.title)?.[0]) }))
    .sort((a, b) => a.n - b.n);
}

/** Somebody with a browser that keeps no page: each request stands for itself and is written down. */
export async function observer(world: World, who: Person | null, lines: Line[]) {
  const token = randomBytes(20).toString("hex");
  if (who)
    await db()
      .insert(session)
      .values({
        id: createHash("sha256").update(token).digest("hex"),
        userId: who.id,
        expiresAt: new Date(Date.now() + DAY_MS),
      });
  // why unpacked: the length of a packed body depends on the ids that are drawn.
  const headers: Record<string, string> = { "accept-encoding": "identity" };
  if (who) headers.cookie = `session=${token}`;
  const origin = new URL(world.baseUrl).origin;

  async function ask(
    label: string,
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; raw: string }> {
    const response = await fetch(`${world.baseUrl}${path}`, {
      redirect: "manual",
      headers: form ? { ...headers, origin } : headers,
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    const raw = response.clone();
    lines.push({ asked: label, got: await told(response, world.baseUrl, world.since) });
    return { status: response.status, raw: Buffer.from(await raw.arrayBuffer()).toString("utf8") };
  }
  return { ask };
}

/** Every letter to somebody so far, as it is sent. */
export async function lettersTo(world: World, who: Person, lines: Line[]): Promise<string[]> {
  const rows = await db()
    .select()
    .from(letter)
    .where(eq(letter.toEmail, who.email))
    .orderBy(asc(letter.createdAt), asc(letter.id));
  const raw: string[] = [];
  for (const [index, row] of rows.entries()) {
    const rendered = await renderLetter({
      kind: row.kind,
      props: row.props,
      lang: row.lang,
      organiser: "",
    } as LetterToRender);
    const text = JSON.stringify(rendered);
    raw.push(text);
    lines.push({ asked: `letter ${index + 1}`, got: normalised(text, world.baseUrl, world.since) });
  }
  return raw;
}
