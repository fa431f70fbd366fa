import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { removeMember } from "~/lifecycle/1-registration/remove-member.server";
import { setReminders } from "~/lifecycle/1-registration/set-reminders.server";
import { withdrawNamedConsent } from "~/lifecycle/1-registration/withdraw-named-consent.server";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import type { TemplateField } from "~/lifecycle/2-announcement/form-template";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { askToSign } from "~/lifecycle/3-application/ask-to-sign.server";
import { readCheckPage } from "~/lifecycle/3-application/check.queries.server";
import { declareRequirements } from "~/lifecycle/3-application/declare.server";
import { discardDraft } from "~/lifecycle/3-application/discard-draft.server";
import { rowsIn } from "~/lifecycle/3-application/draft";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { blockersIn } from "~/lifecycle/3-application/formal-criteria";
import type { FormalCriterion } from "~/lifecycle/3-application/formal-criterion";
import { ownApplications } from "~/lifecycle/3-application/home.queries.server";
import { remindOfDrafts } from "~/lifecycle/3-application/remind-of-drafts.job.server";
import { restoreDraft } from "~/lifecycle/3-application/restore-draft.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { signApplication } from "~/lifecycle/3-application/sign-application.server";
import { readStart } from "~/lifecycle/3-application/start.queries.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { doubtsIn, formalOfVersion, suggestedFor } from "~/lifecycle/4-admission/formal.queries.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { catalog } from "~/text/text";
import { db, transaction } from "~db/client.server";
import {
  application,
  applicationVersion,
  attachment,
  carryOver,
  declaration,
  signOff,
  storedFile,
} from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { applicant, membership, namedPerson } from "~db/schema/registration";
import { type Announced, anOpenCompetition, aReadyApplication, completeDraft, setCompetition } from "../applications";
import { aMember, anApplicant, aPerson } from "../people";
import { aDocument } from "../uploads";
import { useParts } from "../world";

useParts();

const ok = { ok: true, value: undefined };
const refusal = (reason: string) => ({ ok: false, reason });
function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
const submit = (who: Person, id: string) => submitApplication(who, id, { key: crypto.randomUUID() }, noWait);
const seenBy = async (who: Person, id: string) => sure(await readCheckPage(who, id));
const eventsOf = async (id: string) =>
  (
    await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, id))
      .orderBy(asc(journalPayload.seq))
  ).map(({ type }) => type);
const lettersOf = (competitionId: string, kind: string) =>
  db()
    .select({ props: letter.props, to: letter.toPersonId })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.kind, kind)));

async function join(applicantId: string, role: "editor" | "viewer"): Promise<Person> {
  const person = await aPerson(role);
  await aMember(applicantId, person, role);
  return person;
}

async function aSignatory(head: Person, applicantId: string): Promise<{ signatory: Person; memberId: string }> {
  const signatory = await join(applicantId, "editor");
  const [member] = await db().select().from(membership).where(eq(membership.personId, signatory.id));
  const authority = { role: "signatory", number: "5", issuedOn: "2026-01-01", until: "2099-12-31" } as const;
  sure(await changeMember(head, applicantId, member!.id, { ...authority, reference: "" }));
  return { signatory, memberId: member!.id };
}

async function showsAuthority(who: Person, applicantId: string, memberId: string): Promise<void> {
  const picked = await aDocument("Доверенность № 5.pdf");
  sure(await attachProof(who, applicantId, memberId, picked));
  await picked.file.close();
}

describe("answers about the requirements", () => {
  it("are kept as evidence, the newest counts, and a no stops submitting until it is changed", async () => {
    const { id, head } = await aReadyApplication();
    expect(await declareRequirements(head, id, { debts: false })).toEqual(ok);
    expect(await submit(head, id)).toEqual(refusal("incomplete"));
    const page = await seenBy(head, id);
    expect(blockersIn(page.criteria).map(({ key }) => key)).toEqual(["requirement.debts"]);
    expect(page.left).toBe(1);
    expect(await declareRequirements(head, id, { debts: true })).toEqual(ok);
    expect(await submit(head, id)).toMatchObject({ ok: true });
    const rows = await db()
      .select({ isMet: declaration.isMet })
      .from(declaration)
      .where(and(eq(declaration.applicationId, id), eq(declaration.requirement, "debts")))
      .orderBy(asc(declaration.saidAt));
    expect(rows.map(({ isMet }) => isMet)).toEqual([true, false, true]);
    expect(await eventsOf(id)).toContain("application.declared");
  });

  it("cannot be rewritten by anybody", async () => {
    const { id } = await aReadyApplication();
    const rewriting = transaction(system, "seed.play", async (tx) => {
      await tx.update(declaration).set({ isMet: false }).where(eq(declaration.applicationId, id));
      return made(undefined);
    });
    await expect(rewriting).rejects.toThrow();
  });

  it("are refused for an unknown requirement, to a viewer, to a stranger, after the deadline", async () => {
    const { id, head, applicantId, competition } = await aReadyApplication();
    expect(await declareRequirements(head, id, { unknown: true })).toEqual(refusal("badInput"));
    expect(await declareRequirements(await join(applicantId, "viewer"), id, { debts: true })).toEqual(
      refusal("wrongRole"),
    );
    expect(await declareRequirements(await aPerson("Чужой"), id, { debts: true })).toEqual(refusal("notFound"));
    expect(await startApplication(head, competition.id, applicantId, { declarations: { unknown: true } })).toEqual(
      refusal("badInput"),
    );
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
    expect(await declareRequirements(head, id, { debts: false })).toEqual(refusal("deadlinePassed"));
  });

  it("are not needed for what only the machine or the commission can tell, but a declaration is", async () => {
    const { id, head } = await aReadyApplication();
    const { head: other, id: bare } = await begun();
    expect(await submit(head, id)).toMatchObject({ ok: true });
    expect(await submit(other, bare)).toEqual(refusal("incomplete"));
    const { criteria } = await seenBy(other, bare);
    expect(blockersIn(criteria).map(({ key }) => key)).toEqual(["requirement.samePurpose"]);
  });
});

/** A complete draft whose applicant answered nothing. */
async function begun() {
  const competition = await anOpenCompetition();
  const head = await aPerson("Мария");
  const applicantId = await anApplicant(head);
  const { id } = sure(await startApplication(head, competition.id, applicantId));
  for (const [section, data] of Object.entries(completeDraft(competition.rules)))
    sure(await saveSection(head, id, { section: section as "about", version: 0, data }));
  return { id, head, applicantId, competition };
}

describe("the page before starting", () => {
  it("tells itself who is too young, of the wrong kind or has enough, and asks what it cannot know", async () => {
    const { head, competition } = await aReadyApplication({
      competition: await anOpenCompetition({ rules: { maxApplicationsPerApplicant: 1 } }),
    });
    const young = new Date(Date.now() - 90 * 24 * 3600_000).toISOString().slice(0, 10);
    await anApplicant(head, { shortName: "Молодая", registeredOn: young });
    await anApplicant(head, { shortName: "Группа", kind: "initiative_group" });
    await anApplicant(head, { shortName: "Старая", registeredOn: "2001-01-01" });
    const page = sure(await readStart(head, competition.id));
    expect(Object.fromEntries(page.applicants.map(({ name, unfit }) => [name, unfit]))).toEqual({
      "АНО «Добрые дела»": "limit",
      Молодая: "age",
      Группа: "kind",
      Старая: null,
    });
    expect(page.requirements.map(({ key }) => key)).not.toContain("age");
    expect(page.requirements.map(({ key }) => key)).toContain("debts");
    expect(page.existing).toHaveLength(1);
  });
});

describe("the three lists of formal criteria", () => {
  it("agree: what let an application be submitted is what the secretary is offered", async () => {
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
    const { id, head, applicantId } = await aReadyApplication({ competition });
    await attached(id, head, "charter");
    await setApplicant(applicantId, { registeredOn: "2001-01-01" });
    const { draft, versions } = (await loadDraft(db(), head, id))!;
    const lines = rowsIn(draft.budget, "lines").map((row, at) =>
      at === 1 ? { ...row, title: "Уплата штрафов" } : row,
    );
    sure(await saveSection(head, id, { section: "budget", version: versions.budget!, data: { lines } }));
    const before = (await seenBy(head, id)).criteria;
    sure(await submit(head, id));
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const { criteria, declarations } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
    expect(criteria.map(({ key, status }) => [key, status])).toEqual(before.map(({ key, status }) => [key, status]));
    expect(blockersIn(criteria)).toEqual([]);
    expect(doubtsIn(criteria)).toEqual([{ line: 2, kind: "Штрафы и пени" }]);
    expect(declarations).toMatchObject({ debts: true });
    expect(suggestedFor("age", criteria)).toBe("ok");
    expect(suggestedFor("debts", criteria)).toBeNull();
    const now = async () => (await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules)).criteria;
    await setApplicant(applicantId, { registeredOn: today(), headUntil: "2001-01-01", verification: "unverified" });
    expect(await now()).toEqual(criteria);
    expect((await seenBy(head, id)).criteria.find(({ key }) => key === "authority")?.status).toBe("unmet");
  });

  it("an organiser who verifies the very facts of an edition later counts, one who verifies others does not", async () => {
    const { id, head, applicantId } = await aReadyApplication();
    await setApplicant(applicantId, { verification: "unverified" });
    sure(await submit(head, id));
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const authority = async () => {
      const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
      return criteria.find(({ key }) => key === "authority")?.status;
    };
    expect(await authority()).toBe("commission");
    await setApplicant(applicantId, { verification: "verified", headName: "Другая Глава" });
    expect(await authority()).toBe("commission");
    await setApplicant(applicantId, { headName: head.name });
    expect(await authority()).toBe("met");
  });

  it("leave to the commission what an edition from before the standing was kept does not know", async () => {
    const { id, head, applicantId } = await aReadyApplication();
    await setApplicant(applicantId, { registeredOn: "2001-01-01", headUntil: "2099-12-31" });
    sure(await submit(head, id));
    await transaction(system, "seed.play", async (tx) => {
      const [row] = await tx.select().from(applicationVersion).where(eq(applicationVersion.applicationId, id));
      const { registeredOn: _, headUntil: __, hostInn: ___, ...of } = row!.content.applicant;
      const own = { version: 2, idempotencyKey: crypto.randomUUID(), receiptCode: crypto.randomUUID() };
      const content = { ...row!.content, applicant: of };
      await tx.insert(applicationVersion).values({ ...row!, ...own, content, standing: null });
      await tx.update(application).set({ currentVersion: 2 }).where(eq(application.id, id));
      return made(undefined);
    });
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
    expect(suggestedFor("age", criteria)).toBeNull();
    expect(criteria.find(({ key }) => key === "authority")?.status).toBe("commission");
    expect(blockersIn(criteria)).toEqual([]);
  });

  it("a signatory shows the power of attorney before submitting; the secretary reads of it what the signatory did", async () => {
    const { id, head, applicantId } = await aReadyApplication();
    const { signatory, memberId } = await aSignatory(head, applicantId);
    const status = async (who: Person) =>
      (await seenBy(who, id)).criteria.find(({ key }) => key === "authority")?.status;
    expect([await status(head), await status(signatory)]).toEqual(["met", "empty"]);
    expect(await submit(signatory, id)).toEqual(refusal("incomplete"));
    await showsAuthority(signatory, applicantId, memberId);
    expect(await status(signatory)).toBe("commission");
    sure(await submit(signatory, id));
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const office = async () => {
      const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
      return criteria.find(({ key }) => key === "authority")?.status;
    };
    expect(await office()).toBe("commission");
    await setApplicant(applicantId, { verifiedAt: new Date() });
    expect([await status(signatory), await office()]).toEqual(["met", "met"]);
    sure(await removeMember(head, applicantId, memberId));
    expect(await office()).toBe("met");
  });
});

describe("the place of a project", () => {
  it("outside the territory of the competition stops submitting, and the secretary reads of it what the applicant reads", async () => {
    const competition = await anOpenCompetition({
      rules: { locality: { name: "Северный округ", oktmo: "30607000" } },
      form: (rules) => ({
        sections: standardTemplate(rules).sections.map((section) =>
          section.key === "about" ? { ...section, fields: [...section.fields, codeOfPlace] } : section,
        ),
      }),
    });
    const { id, head } = await aReadyApplication({ competition });
    const statusOf = (criteria: readonly FormalCriterion[]) => criteria.find(({ key }) => key === "geography")?.status;
    const placed = async (oktmo: string) => {
      const { draft, versions } = (await loadDraft(db(), head, id))!;
      const data = { ...draft.about, oktmo };
      sure(await saveSection(head, id, { section: "about", version: versions.about!, data }));
      return statusOf((await seenBy(head, id)).criteria);
    };
    expect(await placed("")).toBe("commission");
    expect(await placed("52701000")).toBe("unmet");
    expect(await submit(head, id)).toEqual(refusal("incomplete"));
    expect(await placed("30607101")).toBe("met");
    sure(await submit(head, id));
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
    expect(statusOf(criteria)).toBe("met");
  });
});

const codeOfPlace: TemplateField = {
  key: "oktmo",
  kind: "oktmo",
  label: "Код ОКТМО",
  sees: "expert",
  identifies: false,
  required: false,
};

describe("a group of residents", () => {
  it("names its members with their consents and who receives its money, where the rules ask for it", async () => {
    const competition = await anOpenCompetition({
      rules: { applicantKinds: ["legal", "initiative_group"], groupMembersMin: 3, hostNeeded: true },
    });
    const { id, head, applicantId } = await aReadyApplication({ competition });
    const set = (values: Partial<typeof applicant.$inferInsert>) => setApplicant(applicantId, values);
    const blockers = async () => blockersIn((await seenBy(head, id)).criteria).map(({ key }) => key);
    await set({ kind: "initiative_group", hostName: "" });
    expect(await blockers()).toEqual(["host", "members"]);
    await set({ hostName: "Дом культуры" });
    expect(await blockers()).toEqual(["host", "members"]);
    await set({ hostInn: "4199000110" });
    const name = (who: string) =>
      namePerson(head, applicantId, {
        purpose: "group",
        name: who,
        contact: "",
        way: "written",
        givenOn: "2026-04-01",
      });
    sure(await name("Ольга Соколова"));
    expect(await blockers()).toEqual(["members"]);
    expect(await submit(head, id)).toEqual(refusal("incomplete"));
    sure(await name("Пётр Комаров"));
    expect(await blockers()).toEqual([]);
    sure(await submit(head, id));

    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const [first] = await db().select().from(namedPerson).where(eq(namedPerson.applicantId, applicantId));
    sure(await withdrawNamedConsent(head, applicantId, first!.id));
    const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
    expect(blockersIn(criteria)).toEqual([]);
  });
});

describe("the consents of a team", () => {
  it("stop submitting while somebody named has none, by name; the commission reads them as of the submission", async () => {
    const { id, head, applicantId } = await aReadyApplication();
    const consents = async () => (await seenBy(head, id)).criteria.find(({ key }) => key === "consents");
    const { draft, versions } = (await loadDraft(db(), head, id))!;
    const members = [{ name: "Комаров Пётр", role: "Повар", experience: "Варит" }];
    const data = { ...draft.team, members };
    expect(await consents()).toMatchObject({ status: "commission", blocks: false, title: "Иванова Мария Петровна" });
    sure(await saveSection(head, id, { section: "team", version: versions.team!, data }));
    expect(await consents()).toMatchObject({
      ...{ status: "unmet", blocks: true, place: "team" },
      title: "Иванова Мария Петровна, Комаров Пётр",
    });
    expect(await submit(head, id)).toEqual(refusal("incomplete"));
    const given = { contact: "", way: "written", givenOn: "2026-04-01" } as const;
    sure(await namePerson(head, applicantId, { ...given, purpose: "group", name: "Комаров Пётр" }));
    expect(await consents()).toMatchObject({ status: "unmet" });
    for (const name of ["Комаров Пётр", "Иванова Мария Петровна"])
      sure(await namePerson(head, applicantId, { ...given, purpose: "team", name }));
    expect(await consents()).toMatchObject({ status: "met", title: "" });

    const people = await db().select().from(namedPerson).where(eq(namedPerson.applicantId, applicantId));
    const cook = people.find(({ name, purpose }) => name === "Комаров Пётр" && purpose === "team")!;
    sure(await withdrawNamedConsent(head, applicantId, cook.id));
    expect(await consents()).toMatchObject({ status: "unmet", title: "Комаров Пётр" });
    expect(await submit(head, id)).toEqual(refusal("incomplete"));
    sure(await namePerson(head, applicantId, { ...given, purpose: "team", name: "Пётр Комаров" }));
    sure(await submit(head, id));

    const again = await db().select().from(namedPerson).where(eq(namedPerson.name, "Пётр Комаров"));
    sure(await withdrawNamedConsent(head, applicantId, again.find((one) => one.applicantId === applicantId)!.id));
    const { facts, rules } = (await loadDraft(db(), head, id))!;
    const { criteria } = await formalOfVersion(facts, (await submittedVersion(db(), id))!, rules);
    expect(criteria.find(({ key }) => key === "consents")).toMatchObject({ status: "met", blocks: false });
    expect(await consents()).toMatchObject({ status: "unmet", title: "Комаров Пётр" });
  });
});

async function setApplicant(id: string, values: Partial<typeof applicant.$inferInsert>) {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(applicant).set(values).where(eq(applicant.id, id));
    return made(undefined);
  });
}
const today = () => new Date().toISOString().slice(0, 10);

const signing = (over: Partial<Announced["rules"]> = {}) => anOpenCompetition({ rules: { signOff: true, ...over } });

describe("the signature of the head", () => {
  it("is needed where the rules ask for it, stands under one edition, and any edit voids it by name", async () => {
    const { id, head } = await aReadyApplication({ competition: await signing() });
    expect(await submit(head, id)).toEqual(refusal("notSigned"));
    const { seen } = await seenBy(head, id);
    expect(await signApplication(head, id, seen)).toEqual(ok);
    expect((await seenBy(head, id)).signOff).toMatchObject({ signedBy: head.name, sha256: seen, changed: [] });

    const team = { leader: "Другая", leaderExperience: "Год" };
    sure(await saveSection(head, id, { section: "team", version: 1, data: team }));
    expect((await seenBy(head, id)).signOff?.changed).toEqual(["team"]);
    expect(await submit(head, id)).toEqual(refusal("notSigned"));
    expect(await signApplication(head, id, seen)).toEqual(refusal("changedMeanwhile"));
    expect(await signApplication(head, id, (await seenBy(head, id)).seen)).toEqual(ok);
    expect(await submit(head, id)).toMatchObject({ ok: true });
    expect((await eventsOf(id)).filter((type) => type === "application.signed")).toHaveLength(2);
  });

  it("is voided by a change of the profile and of the files too", async () => {
    const { id, head, applicantId } = await aReadyApplication({ competition: await signing() });
    sure(await signApplication(head, id, (await seenBy(head, id)).seen));
    await setApplicant(applicantId, { phone: "+79990000000" });
    expect((await seenBy(head, id)).signOff?.changed).toEqual(["applicant"]);
    await attached(id, head, "charter");
    expect((await seenBy(head, id)).signOff?.changed).toEqual(["applicant", "documents"]);
  });

  it("is not needed where the rules do not ask for it", async () => {
    const { id, head } = await aReadyApplication();
    expect(await submit(head, id)).toMatchObject({ ok: true });
  });

  it("is told in the history by the role of whoever was asked and signed", async () => {
    const { id, head, applicantId } = await aReadyApplication({ competition: await signing() });
    const editor = await join(applicantId, "editor");
    const told = async () => {
      const history = await readHistory(db(), head, [{ kind: "application", id }], { audience: "applicant" });
      return history.map(({ what }) => what).filter((what) => what.includes("одпис"));
    };
    expect(await askToSign(editor, id)).toEqual(ok);
    sure(await signApplication(head, id, (await seenBy(head, id)).seen));
    expect(await told()).toEqual(["Заявку подписал руководитель", "Попросили подписать заявку: руководителя"]);
    const { signatory, memberId } = await aSignatory(head, applicantId);
    await showsAuthority(signatory, applicantId, memberId);
    expect(await askToSign(editor, id)).toEqual(ok);
    sure(await signApplication(signatory, id, (await seenBy(signatory, id)).seen));
    expect((await told()).slice(0, 2)).toEqual([
      "Заявку подписал представитель по доверенности",
      "Попросили подписать заявку: руководителя и представителя по доверенности",
    ]);
    for (const lang of ["ru", "en"] as const) {
      const words = catalog(lang).journal.event["application.signed"];
      const say = typeof words === "function" ? words : () => words;
      expect(new Set([say({}), say({ by: "head" }), say({ by: "signatory" })]).size).toBe(3);
    }
  });

  it("is refused to an editor, who may ask for it; to a stranger; for an incomplete draft", async () => {
    const { id, head, applicantId, competition } = await aReadyApplication({ competition: await signing() });
    const editor = await join(applicantId, "editor");
    const { seen } = await seenBy(head, id);
    expect(await signApplication(editor, id, seen)).toEqual(refusal("wrongRole"));
    expect(await signApplication(await aPerson("Чужой"), id, seen)).toEqual(refusal("notFound"));
    expect(await askToSign(editor, id)).toEqual(ok);
    const [asked] = await lettersOf(competition.id, "sign-asked");
    expect(asked).toMatchObject({ to: head.id, props: { asker: editor.name, title: "Добрый двор" } });
    sure(await saveSection(head, id, { section: "team", version: 1, data: { leader: "", leaderExperience: "" } }));
    expect(await signApplication(head, id, (await seenBy(head, id)).seen)).toEqual(refusal("incomplete"));
    expect(await askToSign(editor, id)).toEqual(refusal("incomplete"));
    expect(await db().select().from(signOff).where(eq(signOff.applicationId, id))).toEqual([]);
  });
});

/** A file that lies in the store already, attached past the upload. */
async function attached(applicationId: string, who: Person, kind: string): Promise<string> {
  const [row] = await db()
    .select({ competitionId: application.competitionId })
    .from(application)
    .where(eq(application.id, applicationId));
  return transaction(system, "seed.play", async (tx) => {
    const file = { key: `k-${applicationId}`, sha256: "a".repeat(64), size: 3, contentType: "application/pdf" };
    const [stored] = await tx
      .insert(storedFile)
      .values({ ...file, name: "Устав.pdf", uploadedBy: who.id })
      .returning({ id: storedFile.id });
    const of = { applicationId, competitionId: row!.competitionId, fileId: stored!.id, kind, addedBy: who.id };
    await tx.insert(attachment).values(of);
    return made(stored!.id);
  }).then((outcome) => sure(outcome));
}

const charter = { key: "charter", title: "Устав", required: true, identifies: true, visibility: "office" as const };

describe("carrying an application into another competition", () => {
  it("takes texts and files along, by reference, even from a cancelled competition, and lists what did not fit", async () => {
    const old = await aReadyApplication();
    const fileId = await attached(old.id, old.head, "charter");
    await setCompetition(old.competition.id, { state: "cancelled" });
    const next = await anOpenCompetition({
      rules: { requiredDocuments: [charter], directions: [{ key: "other", title: "Другое", law: "1" }] },
    });
    const from = { fromId: old.id };
    const { id } = sure(await startApplication(old.head, next.id, old.applicantId, from));
    const draft = (await loadDraft(db(), old.head, id))!;
    expect(draft.draft.problem).toEqual(completeDraft(old.competition.rules).problem);
    expect(draft.draft.about).toMatchObject({ title: "Добрый двор" });
    expect(draft.draft.about).not.toHaveProperty("direction");
    expect(draft.files).toMatchObject([{ kind: "charter", fileId }]);
    expect((await seenBy(old.head, id)).carried).toMatchObject({
      fromId: old.id,
      left: [{ why: "noChoice", text: old.competition.rules.directions[0]!.title }],
    });
    sure(await saveSection(old.head, id, { section: "team", version: 1, data: { leader: "Новая" } }));
    expect((await loadDraft(db(), old.head, old.id))!.draft.team).toEqual(completeDraft(old.competition.rules).team);
  });

  it("is refused from an application of another applicant", async () => {
    const theirs = await aReadyApplication();
    const { head, applicantId } = await begun();
    const next = await anOpenCompetition();
    expect(await startApplication(head, next.id, applicantId, { fromId: theirs.id })).toEqual(refusal("notFound"));
    expect(await startApplication(head, next.id, applicantId, { fromId: "x" })).toEqual(refusal("notFound"));
    const own = await anApplicant(head, { shortName: "Вторая" });
    expect(await startApplication(head, next.id, own, { fromId: (await begun()).id })).toEqual(refusal("notFound"));
    expect(await db().select().from(carryOver).where(eq(carryOver.competitionId, next.id))).toEqual([]);
  });
});

describe("a draft thrown away", () => {
  it("leaves the count of applications, takes part in nothing, and comes back with its text", async () => {
    const competition = await anOpenCompetition({ rules: { maxApplicationsPerApplicant: 1 } });
    const { id, head, applicantId } = await aReadyApplication({ competition });
    expect(await discardDraft(head, id)).toEqual(ok);
    expect(await discardDraft(head, id)).toEqual(refusal("wrongState"));
    expect(await submit(head, id)).toEqual(refusal("wrongState"));
    expect(await saveSection(head, id, { section: "team", version: 1, data: {} })).toEqual(refusal("wrongState"));
    const [listed] = await ownApplications(head, competition.id);
    expect(listed).toMatchObject({ state: "discarded", progress: { step: "discarded" } });

    const other = sure(await startApplication(head, competition.id, applicantId));
    expect(await restoreDraft(head, id)).toMatchObject(refusal("limitExceeded"));
    sure(await discardDraft(head, other.id));
    expect(await restoreDraft(head, id)).toEqual(ok);
    expect(await submit(head, id)).toMatchObject({ ok: true });
    expect(await eventsOf(id)).toEqual(expect.arrayContaining(["application.discarded", "application.restored"]));
  });

  it("is none that was ever submitted, nor anybody else's", async () => {
    const { id, head, applicantId } = await aReadyApplication();
    expect(await discardDraft(await join(applicantId, "viewer"), id)).toEqual(refusal("wrongRole"));
    expect(await discardDraft(await aPerson("Чужой"), id)).toEqual(refusal("notFound"));
    expect(await restoreDraft(head, id)).toEqual(refusal("wrongState"));
    sure(await submit(head, id));
    expect(await discardDraft(head, id)).toEqual(refusal("wrongState"));
  });
});

describe("reminders of the deadline", () => {
  it("go once for each step to who writes, never to who refused or for what is submitted", async () => {
    const { id, head, applicantId, competition } = await aReadyApplication();
    const editor = await join(applicantId, "editor");
    await join(applicantId, "viewer");
    const submitted = await aReadyApplication({ competition });
    sure(await submit(submitted.head, submitted.id));

    await setCompetition(competition.id, { closesAt: new Date(Date.now() + 100 * 3600_000) });
    expect(await remindOfDrafts()).toBeGreaterThan(0);
    await remindOfDrafts();
    const first = await lettersOf(competition.id, "draft-reminder");
    expect(first.map(({ to }) => to).sort()).toEqual([head.id, editor.id].sort());
    expect(first[0]!.props).toMatchObject({ step: "week", left: 0, title: "Добрый двор" });

    expect(await setReminders(editor, false)).toEqual(ok);
    await setCompetition(competition.id, { closesAt: new Date(Date.now() + 3600_000) });
    await Promise.all([remindOfDrafts(), remindOfDrafts()]);
    const second = await lettersOf(competition.id, "draft-reminder");
    expect(second).toHaveLength(3);
    expect(second.filter(({ props }) => (props as { step: string }).step === "hours").map(({ to }) => to)).toEqual([
      head.id,
    ]);
    sure(await discardDraft(head, id));
    expect(await setReminders(editor, true)).toEqual(ok);
  });
});

describe("questions to the organiser", () => {
  it("are taken until the day that the rules name", async () => {
    const open = await anOpenCompetition({
      rules: { questionDays: 3 },
      columns: { closesAt: new Date(Date.now() + 4 * 24 * 3600_000) },
    });
    const asker = await aPerson("Мария");
    expect(await askQuestion(asker, open.id, "Можно ли приложить справку позже?")).toEqual(ok);
    await setCompetition(open.id, { closesAt: new Date(Date.now() + 2 * 24 * 3600_000) });
    expect(await askQuestion(asker, open.id, "Можно ли приложить справку позже?")).toEqual(refusal("deadlinePassed"));
  });
});
