import { desc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { made } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { headRequest, membership, person } from "~db/schema/registration";
import { pdfOf } from "~db/seed/files";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

const PASSWORD = "четыре простых слова";

/** Somebody who has signed in with a password. */
async function signedIn(name: string): Promise<{ who: Person; at: Visitor }> {
  const who = await aPerson(name);
  const passwordHash = await hashPassword(PASSWORD);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, who.id));
    return made(undefined);
  });
  const at = visitor(site.baseUrl);
  await at.get("/sign-in");
  await at.press("Войти", { email: who.email, password: PASSWORD });
  return { who, at };
}

async function linkTo(email: string): Promise<string> {
  const [last] = await db().select().from(letter).where(eq(letter.toEmail, email)).orderBy(desc(letter.createdAt));
  return new URL(String(last!.props.url)).pathname;
}

const account = {
  owner: "АНО «Добрые дела»",
  bankName: "Банк «Северный край»",
  bik: "043002999",
  account: "40703 810 6 4100 0000001",
  correspondentAccount: "30101810300000000999",
};

test("the profile in depth: details under folds, a bank account with its checksum, a treasury account with a warning", async () => {
  const { who, at } = await signedIn("Мария");
  const id = await anApplicant(who, {
    inn: "7707083893",
    kpp: "410101001",
    ogrn: "1027700132195",
    phone: "+74153321234",
  });
  await at.get(`/applicant/organisations/${id}/edit`);
  const shared = { locality: "с. Мильково", address: "684300, ул. Победы, 8", email: "dom@example.org" };
  await at.press("Сохранить", { ...shared, oktmo: "123", headBasis: "decision" });
  expect(at.page().status).toBe(400);
  expect(at.text()).toContain("Проверьте код ОКТМО");
  expect(
    at
      .page()
      .root.querySelectorAll("details")
      .every((one) => one.hasAttribute("open")),
  ).toBe(true);
  await at.press("Сохранить", {
    oktmo: "30507000",
    headBasisNote: "протокол № 3",
    legalForm: "foundation",
    "stateRegisters[]": ["usefulServices"],
  });
  expect(at.text()).toContain("Изменения сохранены");
  expect(at.text()).toContain("решение или протокол об избрании, протокол № 3");
  expect(at.text()).toContain("исполнители общественно полезных услуг");

  await at.follow("Указать счёт");
  await at.press("Сохранить", { ...account, account: "40703810741000000001" });
  expect(at.page().status).toBe(400);
  expect(at.text()).toContain("Проверьте номер счёта");
  await at.press("Сохранить", { account: account.account });
  expect(at.text()).toContain("Счёт сохранён");
  expect(at.text()).toContain("40703810641000000001");
  await at.follow("Изменить счёт");
  await at.press("Сохранить", {
    bik: "013002402",
    account: "03224643300000003800",
    correspondentAccount: "40102810945370000031",
  });
  expect(at.text()).toContain("Это казначейский счёт");

  const { at: stranger } = await signedIn("Чужой");
  for (const page of ["", "/account", "/people", "/invite", "/edit"])
    expect((await stranger.get(`/applicant/organisations/${id}${page}`)).status).toBe(404);
});

test("a colleague comes by a letter as the accountant, keeps the account and nothing more, and becomes a signatory", async () => {
  const { who, at } = await signedIn("Галина");
  const id = await anApplicant(who);
  await at.get(`/applicant/organisations/${id}`);
  await at.follow("Пригласить по почте");
  await at.press("Отправить приглашение", { name: "Вера", email: "vera-a@example.org", role: "signatory" });
  expect(at.page().status).toBe(400);
  await at.press("Отправить приглашение", { role: "accountant" });
  expect(at.text()).toContain("Приглашение отправлено");
  expect(at.text()).toContain("vera-a@example.org");

  const vera = visitor(site.baseUrl);
  await vera.get(await linkTo("vera-a@example.org"));
  expect(vera.text()).toContain("Вас приглашают работать от имени заявителя «АНО „Добрые дела“»");
  await vera.press("Завести учётную запись", { name: "Вера Осипова", password: PASSWORD, consentAccount: "on" });
  expect(new URL(vera.page().url).pathname).toBe("/applicant");
  await vera.get(`/applicant/organisations/${id}/account`);
  await vera.press("Сохранить", account);
  expect(vera.text()).toContain("Счёт сохранён");
  expect((await vera.get(`/applicant/organisations/${id}/edit`)).status).toBe(403);
  expect((await vera.get(`/applicant/organisations/${id}/invite`)).status).toBe(403);

  await at.get(`/applicant/organisations/${id}`);
  await at.follow("Изменить: Вера Осипова");
  const paper = { role: "signatory", number: "5", issuedOn: "2026-05-01", until: "2027-04-30" };
  await at.press("Сохранить", { ...paper, until: "2026-04-30" });
  expect(at.text()).toContain("Окончание должно быть позже начала");
  await at.press("Сохранить", paper);
  expect(at.text()).toContain("Доверенность № 5");
  expect((await vera.get(`/applicant/organisations/${id}/edit`)).status).toBe(200);
  await at.press("Убрать");
  expect((await vera.get(`/applicant/organisations/${id}`)).status).toBe(404);
});

test("a leader enters members of the group with their consents and notes a withdrawal", async () => {
  const { who, at } = await signedIn("Руководитель");
  const id = await anApplicant(who, { kind: "initiative_group", shortName: "Группа «Наш двор»" });
  await at.get(`/applicant/organisations/${id}`);
  await at.follow("Участники и их согласия");
  await at.press("Добавить", { name: "Сорокин Павел", contact: "+7 962 000-00-00" });
  expect(at.page().status).toBe(400);
  await at.press("Добавить", { givenOn: "2026-02-01", way: "spoken" });
  expect(at.text()).toContain("Человек добавлен, согласие записано");
  expect(at.text()).toContain("устно");
  await at.press("Согласие отозвано");
  expect(at.text()).toContain("контакт стёрт");
  expect(at.text()).not.toContain("962 000");
  expect((await at.get("/consents/group")).status).toBe(200);
});

test("a head who lost the mailbox gets the account back by a document, a secretary and another of the office", async () => {
  const organiser = await anOrganiser("Администрация Соболевского округа");
  const [{ who: former, at: old }, { who: asker, at: fresh }] = [
    await signedIn("Прежний"),
    await signedIn("Новый адрес"),
  ];
  const [{ who: secretary, at: office }, { who: admin, at: second }] = [
    await signedIn("Секретарь"),
    await signedIn("Админ"),
  ];
  await grant(secretary, "secretary", organiser);
  await grant(admin, "organiserAdmin", organiser);
  const id = await anApplicant(former);
  await fresh.get(`/applicant/organisations/${id}/join`);
  await fresh.follow("Руководитель сменился");
  const scan = { name: "Выписка.pdf", type: "application/pdf", bytes: await pdfOf("выписка", ["Выписка из ЕГРЮЛ"]) };
  const table = { name: "Выписка.xlsx", type: "application/pdf", bytes: Buffer.from("не таблица") };
  await fresh.press("Отправить просьбу", { reason: "mailboxLost", document: "Выписка из ЕГРЮЛ", organiser });
  expect(fresh.page().status).toBe(400);
  await fresh.press("Отправить просьбу", { lostEmail: former.email, file: table });
  expect(fresh.page().status).toBe(400);
  expect(fresh.text()).toContain("Такие файлы не принимаем");
  await fresh.press("Отправить просьбу", { file: scan });
  expect(fresh.text()).toContain("Ждёт решения секретаря");

  await office.get("/office/applicants");
  await office.follow("Просьбы о доступе руководителя");
  await office.follow("АНО «Добрые дела»");
  expect(office.text()).toContain(`${former.email}, Прежний`);
  const address = new URL(office.page().url).pathname;
  const file = office.page().root.querySelector("a[href*='/files/']")!.getAttribute("href")!;
  const downloaded = await office.get(file);
  expect(downloaded.headers.get("content-disposition")).toContain("attachment");
  expect(downloaded.headers.get("x-content-type-options")).toContain("nosniff");
  await office.get(address);
  await office.press("Отказать");
  expect(office.page().status).toBe(400);
  await office.press("Одобрить по документу");
  expect(office.text()).toContain("нужно второе решение");
  expect((await office.post(address, { answer: "confirm", text: "" })).status).toBe(403);
  await second.get(await linkTo(admin.email));
  expect(second.text()).toContain("до этого владелец прежнего адреса может возразить");
  await transaction(system, "seed.play", async (tx) => {
    const askedAt = sql`clock_timestamp() - interval '4 days'`;
    await tx.update(headRequest).set({ askedAt }).where(eq(headRequest.applicantId, id));
    return made(undefined);
  });
  await second.get(address);
  await second.press("Подтвердить и перенести");
  expect(second.text()).toContain("Просьба исполнена");
  for (const visit of [old, fresh]) {
    await visit.get(`/applicant/organisations/${id}`);
    expect(visit.page().url).toContain("/sign-in?back=");
  }
  await fresh.get("/sign-in");
  await fresh.press("Войти", { email: asker.email, password: PASSWORD });
  expect((await fresh.get(`/applicant/organisations/${id}`)).status).toBe(200);
  expect(fresh.text()).toContain("Учётная запись перенесена на новый адрес: Прежний");
  const { at: stranger } = await signedIn("Чужой");
  expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.get(file)).status).toBe(404);
  expect((await stranger.get("/office/head-requests")).status).toBe(404);
});

test("whoever still reads the mailbox objects by the letter, without signing in, and keeps the account", async () => {
  const organiser = await anOrganiser("Администрация Быстринского округа");
  const [{ who: owner, at: kept }, { at: claimant }] = [await signedIn("Владелец"), await signedIn("Чужой адрес")];
  const id = await anApplicant(owner);
  await claimant.get(`/applicant/organisations/${id}/head`);
  const asked = { reason: "mailboxLost", lostEmail: owner.email, document: "Паспорт", organiser };
  await claimant.press("Отправить просьбу", asked);
  const reader = visitor(site.baseUrl);
  await reader.get(await linkTo(owner.email));
  expect(reader.text()).toContain("учётная запись должна остаться у вас");
  await reader.press("Возразить");
  expect(reader.text()).toContain("Вы возразили");
  await claimant.get(`/applicant/organisations/${id}/head`);
  expect(claimant.text()).toContain("Владелец адреса возразил");
  expect((await kept.get(`/applicant/organisations/${id}`)).status).toBe(200);
});

test("two organisations apply together: the invited head agrees and reads the application, which stays the applicant's", async () => {
  const [{ who: head, at }, { who: other, at: partner }] = [
    await signedIn("Заявитель"),
    await signedIn("Соисполнитель"),
  ];
  const { id } = await aReadyApplication({ head });
  const inn = "7736207543";
  await anApplicant(other, { fullName: "Фонд «Вместе»", shortName: "Фонд «Вместе»", inn });
  await at.get(`/applicant/applications/${id}`);
  await at.follow("Соисполнители проекта");
  await at.press("Пригласить", { inn: "500100732259", part: "Ведёт занятия" });
  expect(at.page().status).toBe(400);
  await at.press("Пригласить", { inn });
  expect(at.text()).toContain("Приглашение отправлено");
  await partner.get("/applicant");
  await partner.follow("АНО «Добрые дела»: Конкурс");
  await partner.press("Согласиться");
  expect(partner.text()).toContain("Вы согласились");
  await partner.follow("Читать заявку");
  expect(partner.text()).toContain("Фонд «Вместе»");
  await partner.get(`/applicant/applications/${id}`);
  expect(partner.text()).toContain("Вы читаете эту заявку как соисполнитель");
  expect(partner.text()).not.toContain("Пригласить организацию");
  await at.get(`/applicant/applications/${id}/co-applicants`);
  expect(at.text()).toContain("Согласилась");
  await at.press("Исключить");
  expect((await partner.get(`/applicant/applications/${id}`)).status).toBe(404);
});

test("a library's helper fills in a draft for a group, and the head withdraws the errand at once", async () => {
  const organiser = await anOrganiser("Библиотека посёлка Лазо");
  const [{ who: librarian, at: desk }, { who: head, at }] = [
    await signedIn("Иванова Алла"),
    await signedIn("Петрова Анна"),
  ];
  expect((await desk.get("/desk")).status).toBe(404);
  await grant(librarian, "helper", organiser);
  const id = await anApplicant(head, { kind: "initiative_group", shortName: "Группа «Наш двор»" });
  const over = { title: "Добрые дела Лазо", applicantKinds: ["initiative_group" as const] };
  const { id: competition } = await anOpenCompetition({ rules: over });
  await desk.get("/desk");
  await desk.follow("Записать поручение");
  await desk.press("Записать поручение", { applicant: "4199999999", principal: "Петрова Анна", givenOn: "2026-02-01" });
  expect(desk.text()).toContain("Без этого согласия продолжить нельзя");
  await desk.press("Записать поручение", { consentDesk: "on" });
  expect(desk.text()).toContain("Заявителя с таким ИНН или ссылкой не нашлось");
  await desk.press("Записать поручение", { applicant: `${site.baseUrl}/applicant/organisations/${id}/join` });
  expect(desk.text()).toContain("Поручение записано");
  await desk.post(new URL(desk.page().url).pathname, { competition });
  const draft = new URL(desk.page().url).pathname;
  expect(draft).toMatch(/^\/applicant\/applications\//);
  expect(desk.text()).toContain("по поручению: Петрова Анна");
  expect((await desk.get(`/applicant/organisations/${id}`)).status).toBe(404);

  await at.get(await linkTo(head.email));
  expect(at.text()).toContain("Иванова Алла (Библиотека посёлка Лазо)");
  await at.press("Отозвать поручение");
  expect(at.text()).toContain("доступ консультанта прекращён");
  expect((await desk.get(draft)).status).toBe(404);
  expect((await at.get(draft)).status).toBe(200);
});

test("somebody without an account registers at the desk by the steps on its page, and the helper goes on by an errand", async () => {
  const organiser = await anOrganiser("Библиотека села Эссо");
  const { who: librarian, at: desk } = await signedIn("Кручина Вера");
  await grant(librarian, "helper", organiser);
  const over = { title: "Добрые дела Эссо", applicantKinds: ["initiative_group" as const] };
  const { id: competition } = await anOpenCompetition({ rules: over });
  await desk.get("/desk");
  expect(desk.text()).toContain("Если у человека нет учётной записи");
  const steps = desk
    .page()
    .root.querySelectorAll("ol li a")
    .map((link) => link.getAttribute("href")!);
  expect(steps).toEqual(["/register", "/applicant/organisations/new", "/desk/errands/new"]);
  await desk.press("Выйти");

  const newcomer = visitor(site.baseUrl);
  const email = "adukanov@example.org";
  await newcomer.get(steps[0]!);
  await newcomer.press("Зарегистрироваться", { name: "Адуканов Егор", email, password: PASSWORD });
  expect(newcomer.text()).toContain("Без этого согласия продолжить нельзя");
  expect(await db().select().from(person).where(eq(person.email, email))).toEqual([]);
  await newcomer.press("Зарегистрироваться", { password: PASSWORD, consentAccount: "on" });
  await newcomer.get(await linkTo(email));
  await newcomer.press("Подтвердить адрес и войти");
  await newcomer.get(steps[1]!);
  await newcomer.press("Далее", { kind: "initiative_group" });
  await newcomer.press("Зарегистрировать", {
    fullName: "Инициативная группа «Тропа»",
    shortName: "Группа «Тропа»",
    headName: "Адуканов Егор Ильич",
    locality: "с. Эссо",
    address: "684350, с. Эссо, ул. Мостовая, 1",
    phone: "+7 415 422-10-00",
    email,
    hostName: "Дом культуры села Эссо",
  });
  expect(newcomer.text()).toContain("Заявитель зарегистрирован");
  const link = /https?:\/\/[^\s"<]+\/applicant\/organisations\/[0-9a-f-]{36}\/join/.exec(newcomer.page().html)![0];
  await newcomer.press("Выйти");

  await desk.get("/sign-in");
  await desk.press("Войти", { email: librarian.email, password: PASSWORD });
  await desk.get(steps[2]!);
  const errand = { principal: "Адуканов Егор", way: "spoken", givenOn: "2026-02-01", consentDesk: "on" };
  await desk.press("Записать поручение", { applicant: link, ...errand });
  expect(desk.text()).toContain("Поручение записано");
  await desk.post(new URL(desk.page().url).pathname, { competition });
  expect(desk.text()).toContain("по поручению: Адуканов Егор");
  expect((await desk.get(link.replace("/join", ""))).status).toBe(404);
});

test("a colleague is asked for a section by a day, reads it on that section's page and says that it is done", async () => {
  const head = await signedIn("Мария Руководитель");
  const editor = await signedIn("Вера Редактор");
  const { id, applicantId } = await aReadyApplication({ head: head.who, applicantId: await anApplicant(head.who) });
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId, personId: editor.who.id, role: "editor" });
    return made(undefined);
  });
  await head.at.get(`/applicant/applications/${id}/colleagues`);
  const asked = { section: "plan", colleague: editor.who.id, note: "Сверь с прошлым годом", dueOn: "2099-01-01" };
  await head.at.press("Попросить", asked);
  expect(head.at.page().status).toBe(400);
  expect(head.at.text()).toContain("Дата позже, чем можно");
  await head.at.press("Попросить", { dueOn: "" });
  await head.at.get(`/applicant/applications/${id}/form/plan`);
  expect(head.at.text()).toContain("Раздел поручен коллеге: Вера Редактор");
  expect(head.at.text()).toContain("поручен: Вера Редактор");

  await editor.at.get(`/applicant/applications/${id}/form/plan`);
  expect(editor.at.text()).toContain("Вас просят заполнить этот раздел Просьба от: Мария Руководитель.");
  expect(editor.at.text()).toContain("Сверь с прошлым годом");
  await editor.at.press("Сохранить: раздел готов", { "items.0.place": "Парк у реки" });
  expect(editor.at.text()).toContain("Раздел отмечен как готовый");
  expect(editor.at.text()).not.toContain("Вас просят");
  expect(editor.at.page().html).toContain("Парк у реки");

  await head.at.get(`/applicant/applications/${id}/colleagues`);
  await head.at.press("Попросить", { ...asked, section: "documents", dueOn: "" });
  await head.at.get(`/applicant/applications/${id}/documents`);
  await head.at.press("Отозвать просьбу");
  expect(head.at.text()).toContain("Просьба отозвана");
  expect(head.at.text()).not.toContain("Раздел поручен");
});
