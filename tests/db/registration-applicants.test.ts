import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { applicantForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { myApplicants, readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { askToJoin } from "~/lifecycle/1-registration/ask-to-join.server";
import { decideJoin } from "~/lifecycle/1-registration/decide-join.server";
import { editApplicant } from "~/lifecycle/1-registration/edit-applicant.server";
import {
  applicantsByInn,
  officeApplicants,
  readOfficeApplicant,
} from "~/lifecycle/1-registration/office-applicants.queries.server";
import { refuseApplicant } from "~/lifecycle/1-registration/refuse-applicant.server";
import { registerApplicant } from "~/lifecycle/1-registration/register-applicant.server";
import { removeMember } from "~/lifecycle/1-registration/remove-member.server";
import type { Profile } from "~/lifecycle/1-registration/shown-profile";
import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";
import { verifyApplicant } from "~/lifecycle/1-registration/verify-applicant.server";
import { done, type Outcome } from "~/lifecycle/outcome";
import { parseForm } from "~/server/form.server";
import { byAlphabet } from "~db/alphabet";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { applicant, joinRequest } from "~db/schema/registration";
import { anOpenCompetition } from "../applications";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const INN = "7707083893";
const fields = {
  fullName: "Автономная некоммерческая организация «Добрые дела»",
  shortName: "АНО «Добрые дела»",
  inn: INN,
  kpp: "410101001",
  ogrn: "1027700132195",
  registeredOn: "2015-04-01",
  locality: "с. Мильково",
  address: "684300, с. Мильково, ул. Победы, 8",
  headName: "Иванова Мария Петровна",
  headPost: "директор",
  phone: "8 (415) 332-12-34",
  email: "Dobro@Example.org",
  site: "https://example.org",
  about: "",
};

function parse(over: Record<string, string> = {}, kind: "legal" | "initiative_group" = "legal") {
  return parseForm(Object.entries({ ...fields, ...over }), applicantForm(kind));
}

function profile(over: Record<string, string> = {}) {
  const form = parse(over);
  if (!form.ok) throw new Error(JSON.stringify(form.answer.errors));
  return profileOf(form.value);
}

function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

let inns = 0;
/** Another valid ИНН each time, so that tests do not meet each other's organisations. */
function anInn(): string {
  inns += 1;
  const nine = `41${String(inns).padStart(7, "0")}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(nine[n]), 0);
  return `${nine}${(sum % 11) % 10}`;
}

async function register(head: Person, inn: string, anyway = false): Promise<string> {
  return sure(await registerApplicant(head, "legal", profile({ inn }), anyway)).id;
}

async function aSecretary(): Promise<Person> {
  const secretary = await aPerson("Секретарь");
  await grant(secretary, "secretary", await anOrganiser());
  return secretary;
}

async function joinOf(who: Person, applicantId: string): Promise<string> {
  const [row] = await db()
    .select({ id: joinRequest.id })
    .from(joinRequest)
    .where(and(eq(joinRequest.personId, who.id), eq(joinRequest.applicantId, applicantId)));
  return row!.id;
}

test("requisites are taken with right checksums only, and written without spaces", () => {
  expect(profile({ inn: "77 0708 3893", ogrn: "1-02-77-00132195" })).toMatchObject({
    inn: INN,
    ogrn: "1027700132195",
    phone: "+74153321234",
    email: "dobro@example.org",
    hostName: "",
  });
  const errors = (over: Record<string, string>) => {
    const form = parse(over);
    return form.ok
      ? {}
      : Object.fromEntries(Object.entries(form.answer.errors).map(([name, { code }]) => [name, code]));
  };
  expect(errors({ inn: "7707083894" })).toEqual({ inn: "notAnInn" });
  expect(errors({ inn: "0000000000" })).toEqual({ inn: "notAnInn" });
  expect(errors({ inn: "500100732259" })).toEqual({ inn: "notAnInn" });
  expect(errors({ ogrn: "1027700132196", kpp: "12" })).toEqual({ ogrn: "notAnOgrn", kpp: "notAKpp" });
  expect(errors({ phone: "12", site: "javascript:alert(1)", registeredOn: "31.12.2015" })).toEqual({
    phone: "notAPhone",
    site: "notAnAddress",
    registeredOn: "notADay",
  });
  expect(errors({ inn: "", verification: "verified" })).toEqual({ inn: "required", verification: "unknownField" });
});

test("a group needs no requisites and cannot have any", () => {
  const { inn: _, kpp: __, ogrn: ___, registeredOn: ____, ...group } = fields;
  const form = parseForm(
    Object.entries({ ...group, hostName: "Дом культуры", hostInn: "41 9900 0110" }),
    applicantForm("initiative_group"),
  );
  expect(form.ok && profileOf(form.value)).toMatchObject({ inn: null, ogrn: null, hostInn: "4199000110" });
  const hosted = (host: Record<string, string>) => {
    const typed = parseForm(Object.entries({ ...group, ...host }), applicantForm("initiative_group"));
    return typed.ok || Object.entries(typed.answer.errors).map(([name, { code }]) => [name, code]);
  };
  expect(hosted({})).toBe(true);
  expect(hosted({ hostName: "Дом культуры" })).toEqual([["hostInn", "required"]]);
  expect(hosted({ hostInn: "4199000110" })).toEqual([["hostName", "required"]]);
  expect(hosted({ hostName: "Дом культуры", hostInn: "4199000111" })).toEqual([["hostInn", "notAnInn"]]);
  expect(parse({}, "initiative_group")).toMatchObject({
    ok: false,
    answer: { errors: { inn: { code: "unknownField" } } },
  });
});

test("whoever registers an organisation heads it; an unconfirmed person registers none", async () => {
  const head = await aPerson("Мария");
  const id = await register(head, anInn());
  expect(await myApplicants(head)).toMatchObject([{ id, role: "head", verification: "unverified" }]);
  const refusedNow = await registerApplicant({ ...head, confirmed: false }, "legal", profile(), false);
  expect(refusedNow).toMatchObject({ ok: false, reason: "notConfirmed" });
  const own = sure(await readApplicant(head, id));
  expect(own.history).toMatchObject([{ what: "Заявитель зарегистрирован", who: "Мария" }]);
  expect(await readApplicant(await aPerson("Чужой"), id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readApplicant(head, "not-an-id")).toMatchObject({ ok: false, reason: "notFound" });
});

test("an unverified profile never blocks the true owner; of two with one ИНН one is verified", async () => {
  const [squatter, owner, secretary] = [await aPerson("Захватчик"), await aPerson("Хозяин"), await aSecretary()];
  const inn = anInn();
  const taken = await register(squatter, inn);
  expect(await registerApplicant(owner, "legal", profile({ inn }), false)).toMatchObject({ reason: "alreadyExists" });
  const own = await register(owner, inn, true);
  const both = await Promise.all([verifyApplicant(secretary, own, inn), verifyApplicant(secretary, taken, inn)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.filter((answer) => !answer.ok && answer.reason === "alreadyExists")).toHaveLength(1);
  expect(await registerApplicant(await aPerson("Третий"), "legal", profile({ inn }), true)).toMatchObject({
    reason: "alreadyExists",
  });
});

test("verification is the office's: by an exact ИНН ahead, told by letter, lost when requisites change", async () => {
  const [head, secretary] = [await aPerson("Нина"), await aSecretary()];
  const inn = anInn();
  const id = await register(head, inn);
  expect(await verifyApplicant(head, id, inn)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await verifyApplicant(secretary, id, null)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readOfficeApplicant(secretary, id, anInn())).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await applicantsByInn(secretary, inn))).toMatchObject([{ id }]);
  expect(await applicantsByInn(head, inn)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await verifyApplicant(secretary, id, inn)).ok).toBe(true);
  expect(await verifyApplicant(secretary, id, inn)).toMatchObject({ ok: false, reason: "wrongState" });
  const letters = await db()
    .select({ kind: letter.kind, props: letter.props })
    .from(letter)
    .where(eq(letter.toEmail, head.email));
  expect(letters).toMatchObject([{ kind: "applicant-verified", props: { verified: true } }]);
  expect((await editApplicant(head, id, profile({ inn, phone: "+7 415 332 00 00" }))).ok).toBe(true);
  expect(sure(await readApplicant(head, id)).verification).toBe("verified");
  expect((await editApplicant(head, id, profile({ inn, fullName: "Совсем другая организация" }))).ok).toBe(true);
  expect(sure(await readApplicant(head, id)).verification).toBe("unverified");
});

const otherFacts: [VerifiedFact, Partial<Profile>][] = [
  ["fullName", { fullName: "Совсем другая организация" }],
  ["shortName", { shortName: "Другая" }],
  ["legalForm", { legalForm: "foundation" }],
  ["kpp", { kpp: "410101002" }],
  ["ogrn", { ogrn: "1037700132194" }],
  ["registeredOn", { registeredOn: "2001-04-01" }],
  ["address", { address: "684300, с. Мильково, ул. Победы, 9" }],
  ["headName", { headName: "Другая Мария Петровна" }],
  ["headPost", { headPost: "председатель" }],
  ["headBasis", { headBasis: "charter" }],
  ["headBasisNote", { headBasisNote: "протокол № 3" }],
  ["headUntil", { headUntil: "2030-01-01" }],
];

test("whatever an organiser has verified is checked anew once it changes: told before and after, in the history, in the queue", async () => {
  const [head, secretary] = [await aPerson("Нина"), await aSecretary()];
  const inn = anInn();
  const id = await register(head, inn);
  const was = profile({ inn });
  const state = async () => {
    const { verification, changedFacts: changed } = sure(await readApplicant(head, id));
    return [verification, changed];
  };
  const free = {
    about: "Иначе",
    phone: "+74153320000",
    founders: "Иванов",
    accountant: "Петрова",
    locality: "Атласово",
  };
  for (const [fact, over] of otherFacts) {
    sure(await editApplicant(head, id, was));
    if ((await state())[0] !== "verified") sure(await verifyApplicant(secretary, id, inn));
    expect(await editApplicant(head, id, { ...was, ...free })).toEqual({ ok: true, value: { recheck: [] } });
    expect(await state()).toEqual(["verified", []]);
    expect(await editApplicant(head, id, { ...was, ...over })).toEqual({ ok: true, value: { recheck: [fact] } });
    expect(await state()).toEqual(["unverified", [fact]]);
  }
  expect(await editApplicant(head, id, { ...was, headUntil: "2030-01-01", headPost: "председатель" })).toMatchObject({
    value: { recheck: ["headPost"] },
  });
  expect(await state()).toEqual(["unverified", ["headUntil", "headPost"]]);
  const [row] = sure(await applicantsByInn(secretary, inn));
  expect(row).toMatchObject({ verification: "unverified", changedFacts: ["headUntil", "headPost"] });
  const { changedFacts: changed, history } = sure(await readOfficeApplicant(secretary, id, inn));
  expect(changed).toEqual(["headUntil", "headPost"]);
  expect(history[1]?.what).toBe(
    "Изменено то, что проверил организатор, заявителя нужно проверить снова: срок полномочий руководителя",
  );
  sure(await verifyApplicant(secretary, id, inn));
  expect(await state()).toEqual(["verified", []]);
});

test("of a group the organisation that receives its money is verified too", async () => {
  const [head, secretary] = [await aPerson("Нина"), await aPerson("Секретарь")];
  const { id: competitionId, organiserId } = await anOpenCompetition({ columns: { state: "admission" } });
  await grant(secretary, "secretary", organiserId);
  const id = await anApplicant(head, { kind: "initiative_group", hostName: "Дом культуры", hostInn: "4199000110" });
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(application).values({ competitionId, applicantId: id, state: "admitted", createdBy: head.id });
    return done;
  });
  const { kind: _, ...was } = sure(await readApplicant(head, id)).profile;
  for (const over of [{ hostName: "Сельский клуб" }, { hostInn: "4199000086" }]) {
    expect(await editApplicant(head, id, { ...was, ...over })).toMatchObject({
      value: { recheck: Object.keys(over) },
    });
    sure(await editApplicant(head, id, was));
    expect(sure(await officeApplicants(secretary, { page: 1, asked: "" })).rows).toMatchObject([
      { id, verification: "unverified", changedFacts: Object.keys(over) },
    ]);
    sure(await verifyApplicant(secretary, id, null));
  }
});

test("a refusal carries its reason to the applicant and hides who refused", async () => {
  const [head, secretary] = [await aPerson("Олег"), await aSecretary()];
  const inn = anInn();
  const id = await register(head, inn);
  expect((await refuseApplicant(secretary, id, inn, "Руководитель в реестре другой")).ok).toBe(true);
  const own = sure(await readApplicant(head, id));
  expect(own).toMatchObject({ verification: "refused", refusalText: "Руководитель в реестре другой" });
  expect(own.history[0]).toMatchObject({ what: "Заявитель не прошёл проверку", who: "Организатор" });
  const office = await readHistory(db(), secretary, [{ kind: "applicant", id }], { audience: "office" });
  expect(office[0]).toMatchObject({ who: "Секретарь" });
  const unknown = await readHistory(db(), { kind: "nobody" }, [{ kind: "applicant", id }], { audience: "public" });
  expect(unknown).toEqual([]);
});

test("a second person asks to join, the head lets them in with a role, once", async () => {
  const [head, second] = [await aPerson("Галина"), await aPerson("Борис")];
  const id = await register(head, anInn());
  expect((await askToJoin(second, id, "Я бухгалтер")).ok).toBe(true);
  expect(await askToJoin(second, id, "")).toMatchObject({ reason: "alreadyExists" });
  expect(sure(await readApplicant(head, id)).requests).toMatchObject([{ name: "Борис", message: "Я бухгалтер" }]);
  const request = await joinOf(second, id);
  const accept = { answer: "accept", role: "editor" } as const;
  expect(await decideJoin(second, id, request, accept)).toMatchObject({ ok: false, reason: "notFound" });
  const answers = await Promise.all([decideJoin(head, id, request, accept), decideJoin(head, id, request, accept)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await myApplicants(second)).toMatchObject([{ id, role: "editor" }]);
  expect((await editApplicant(second, id, profile({ inn: anInn() }))).ok).toBe(true);
  expect(await removeMember(second, id, request)).toMatchObject({ ok: false, reason: "wrongRole" });
  expect(await askToJoin(second, id, "")).toMatchObject({ reason: "alreadyExists" });
  const letters = await db().select({ kind: letter.kind }).from(letter).where(eq(letter.toEmail, second.email));
  expect(letters).toEqual([{ kind: "join-decided" }]);
});

test("a removed member is refused at once; the last head stays", async () => {
  const [head, second] = [await aPerson("Дарья"), await aPerson("Егор")];
  const id = await register(head, anInn());
  await askToJoin(second, id, "");
  await decideJoin(head, id, await joinOf(second, id), { answer: "accept", role: "viewer" });
  expect(await editApplicant(second, id, profile())).toMatchObject({ ok: false, reason: "wrongRole" });
  const members = sure(await readApplicant(head, id)).members;
  const membershipOf = (who: Person) => members.find(({ name }) => name === who.name)!.id;
  expect(await removeMember(head, id, membershipOf(head))).toMatchObject({ ok: false, reason: "lastOne" });
  expect(await removeMember(head, id, membershipOf(second))).toEqual({ ok: true, value: { left: false } });
  expect(await readApplicant(second, id)).toMatchObject({ ok: false, reason: "notFound" });
});

test("of two heads who remove each other at once one stays", async () => {
  const [head, second] = [await aPerson("Жанна"), await aPerson("Зоя")];
  const id = await register(head, anInn());
  await askToJoin(second, id, "");
  await decideJoin(head, id, await joinOf(second, id), { answer: "accept", role: "head" });
  const members = sure(await readApplicant(head, id)).members;
  const membershipOf = (who: Person) => members.find(({ name }) => name === who.name)!.id;
  const answers = await Promise.all([
    removeMember(head, id, membershipOf(second)),
    removeMember(second, id, membershipOf(head)),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect([...(await myApplicants(head)), ...(await myApplicants(second))]).toHaveLength(1);
});

test("an office sees who applied to it only after the opening, and never those of another organiser", async () => {
  const { id: competitionId, organiserId } = await anOpenCompetition();
  const [head, secretary, other] = [await aPerson("Инна"), await aPerson("Кира"), await aSecretary()];
  await grant(secretary, "secretary", organiserId);
  const applicantId = await register(head, anInn());
  const put = (state: "submitted" | "opened", stage: "announced" | "admission") =>
    transaction(system, "seed.play", async (tx) => {
      await tx.delete(application).where(eq(application.competitionId, competitionId));
      await tx.insert(application).values({ competitionId, applicantId, state, createdBy: head.id });
      await tx.update(competition).set({ state: stage }).where(eq(competition.id, competitionId));
      return done;
    });
  const asked = { page: 1, asked: "" };
  await put("submitted", "announced");
  expect(sure(await officeApplicants(secretary, asked)).rows).toEqual([]);
  expect(await readOfficeApplicant(secretary, applicantId, null)).toMatchObject({ ok: false, reason: "notFound" });
  await put("opened", "admission");
  expect(sure(await officeApplicants(secretary, asked))).toMatchObject({ total: 1, rows: [{ id: applicantId }] });
  expect(sure(await officeApplicants(secretary, { page: 1, asked: "добрые" })).total).toBe(1);
  expect(sure(await officeApplicants(secretary, { page: 1, asked: "100%_" })).total).toBe(0);
  expect(sure(await readOfficeApplicant(secretary, applicantId, null)).people).toEqual([
    { id: expect.any(String), name: head.name, email: head.email, role: "head", authority: null, proofs: [] },
  ]);
  expect(sure(await officeApplicants(other, asked)).rows).toEqual([]);
  expect(await readOfficeApplicant(other, applicantId, null)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await officeApplicants(head, asked)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await verifyApplicant(secretary, applicantId, null)).ok).toBe(true);
  const [row] = await db().select().from(applicant).where(eq(applicant.id, applicantId));
  expect(row).toMatchObject({ verification: "verified", verifiedBy: secretary.id });
});

test("a blank field is said to be blank, and a site may be typed without its scheme", () => {
  const blank = parse({ shortName: "  ", headName: "Ян" });
  expect(blank).toMatchObject({ ok: false, answer: { errors: { shortName: { code: "required" } } } });
  expect(blank).toMatchObject({ answer: { errors: { headName: { code: "tooShort", params: { min: 3 } } } } });
  expect(parse({ site: "vk.com/dobro" })).toMatchObject({ ok: true, value: { site: "https://vk.com/dobro" } });
  expect(parse({ site: "http://добро.рф" })).toMatchObject({ ok: true });
  expect(parse({ site: "наша страница" })).toMatchObject({ answer: { errors: { site: { code: "notAnAddress" } } } });
});

test("names stand as in a Russian list: yo beside ye, small letters beside capitals", async () => {
  const names = ["Жаворонок", "Ёлка", "Ель", "ёж", "Азбука", "Еда", "яблоня"];
  const rows = await db().execute<{ name: string }>(
    sql`select name from unnest(array[${sql.join(
      names.map((name) => sql`${name}`),
      sql`, `,
    )}]) as name order by ${byAlphabet(sql`name`)}`,
  );
  expect(rows.map(({ name }) => name)).toEqual(["Азбука", "Еда", "ёж", "Ёлка", "Ель", "Жаворонок", "яблоня"]);
});
