import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { db } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

const PASSWORD = "четыре простых слова";

/** The address of the button in the last letter to somebody. */
async function linkTo(email: string): Promise<string> {
  const [last] = await db().select().from(letter).where(eq(letter.toEmail, email)).orderBy(desc(letter.createdAt));
  return new URL(String(last!.props.url)).pathname;
}

async function register(name: string, email: string): Promise<Visitor> {
  const person = visitor(site.baseUrl);
  await person.get("/register");
  await person.press("Зарегистрироваться", { name, email, password: PASSWORD, consentAccount: "on" });
  expect(person.text()).toContain("Проверьте почту");
  await person.get(await linkTo(email));
  await person.press("Подтвердить адрес и войти");
  expect(person.text()).toContain("Адрес подтверждён");
  return person;
}

const organisation = {
  fullName: "Автономная некоммерческая организация «Тёплый дом»",
  shortName: "АНО «Тёплый дом»",
  inn: "7707083893",
  kpp: "410101001",
  ogrn: "1027700132195",
  headName: "Иванова Мария Петровна",
  locality: "с. Мильково",
  address: "684300, с. Мильково, ул. Победы, 8",
  phone: "+7 415 332-12-34",
  email: "dom@example.org",
};

test("registration, an organisation, a colleague who joins it, all without scripts", async () => {
  const anonymous = visitor(site.baseUrl);
  await anonymous.get("/register");
  await anonymous.press("Зарегистрироваться", { name: "Мария", email: "maria@example.org", password: "короткий" });
  expect(anonymous.page().status).toBe(400);
  expect(anonymous.text()).toContain("Без этого согласия продолжить нельзя");
  expect(anonymous.page().html).toContain('value="maria@example.org"');
  expect(anonymous.page().html).not.toContain("короткий");

  const maria = await register("Мария", "maria@example.org");
  await maria.get("/applicant/organisations/new");
  await maria.press("Далее", { kind: "legal" });
  await maria.press("Зарегистрировать", { ...organisation, inn: "7707083894" });
  expect(maria.text()).toContain("Проверьте ИНН");
  await maria.press("Зарегистрировать", { inn: organisation.inn });
  expect(maria.text()).toContain("Заявитель зарегистрирован");

  const boris = await register("Борис", "boris@example.org");
  await boris.get("/applicant/organisations/new?kind=legal");
  await boris.press("Зарегистрировать", organisation);
  expect(boris.page().status).toBe(409);
  expect(boris.text()).toContain("ещё никто не проверил: АНО «Тёплый дом»");
  await boris.follow("Попросить доступ");
  await boris.press("Попросить доступ", { message: "Я бухгалтер" });
  expect(boris.text()).toContain("Просьба отправлена");

  await maria.get(await linkTo("maria@example.org"));
  expect(maria.text()).toContain("Я бухгалтер");
  await maria.press("Разрешить", { role: "editor" });
  expect(maria.text()).toContain("Доступ открыт");
  await boris.get("/applicant/organisations");
  await boris.follow("АНО «Тёплый дом»");
  await boris.follow("Изменить сведения");
  await boris.press("Сохранить", { about: "Помогаем пожилым" });
  expect(boris.text()).toContain("Помогаем пожилым");

  await boris.press("Выйти");
  await boris.get("/applicant/organisations");
  expect(boris.page().url).toContain("/sign-in?back=");
  await boris.press("Войти", { email: "boris@example.org", password: "не тот пароль" });
  expect(boris.text()).toContain("Адрес или пароль не подходят");
  await boris.press("Войти", { email: "boris@example.org", password: PASSWORD });
  expect(new URL(boris.page().url).pathname).toBe("/applicant/organisations");
});

test("a forgotten password, the profile, a consent withdrawn", async () => {
  const vera = await register("Вера", "vera@example.org");
  const elsewhere = visitor(site.baseUrl);
  await elsewhere.get("/sign-in");
  await elsewhere.follow("Забыли пароль?");
  await elsewhere.press("Отправить ссылку", { email: "vera@example.org" });
  const link = await linkTo("vera@example.org");
  await elsewhere.get(link);
  await elsewhere.get(link);
  await elsewhere.press("Сохранить пароль", { password: "совсем другой пароль" });
  expect(elsewhere.text()).toContain("Новый пароль сохранён");
  expect((await visitor(site.baseUrl).get(link)).status).toBe(410);
  await vera.get("/account");
  expect(vera.page().url).toContain("/sign-in?back=");
  await vera.press("Войти", { email: "vera@example.org", password: "совсем другой пароль" });
  await vera.press("Сохранить", { name: "Вера Ильина", lang: "en" });
  expect(vera.text()).toContain("Your changes are saved");
  await vera.follow("Withdraw");
  expect(vera.text()).toContain("it will close at once");
  await vera.press("Withdraw the consent");
  await vera.press("Войти", { email: "vera@example.org", password: "совсем другой пароль" });
  expect(vera.text()).toContain("Адрес или пароль не подходят");
});

test("from the first administrator to an expert: every role by letters", async () => {
  const outcome = await inviteFirstAdministrator("root@example.org");
  if (!outcome.ok) throw new Error(outcome.reason);
  const root = visitor(site.baseUrl);
  await root.get(new URL(outcome.value.url).pathname);
  await root.press("Завести учётную запись", { name: "Администратор", password: PASSWORD, consentAccount: "on" });
  expect(new URL(root.page().url).pathname).toBe("/admin");
  await root.follow("Добавить организатора");
  const organiser = {
    name: "Администрация Мильковского округа",
    shortName: "Мильковский округ",
    slug: "admin",
    zone: "Asia/Kamchatka",
    locality: "с. Мильково",
    adminName: "Ольга",
    adminEmail: "olga@example.org",
  };
  await root.press("Добавить", organiser);
  expect(root.page().status).toBe(400);
  await root.press("Добавить", { slug: "milkovo-test" });
  expect(root.text()).toContain("приглашение администратору отправлено");

  const olga = visitor(site.baseUrl);
  await olga.get(await linkTo("olga@example.org"));
  await olga.press("Завести учётную запись", { name: "Ольга", password: PASSWORD, consentAccount: "on" });
  expect(new URL(olga.page().url).pathname).toBe("/office");
  await olga.get("/office/organiser");
  await olga.press("Отправить приглашение", { name: "Анна", email: "anna@example.org", role: "secretary" });
  expect(olga.text()).toContain("Приглашение отправлено");
  const anna = visitor(site.baseUrl);
  await anna.get(await linkTo("anna@example.org"));
  await anna.press("Завести учётную запись", { name: "Анна", password: PASSWORD, consentAccount: "on" });
  await anna.get("/office/applicants?inn=7707083893");
  await anna.follow("АНО «Тёплый дом»");
  await anna.press("Отказать в подтверждении", { text: "Руководитель в реестре другой" });
  expect(anna.text()).toContain("Отказ записан");
  await anna.press("Подтвердить");
  expect(anna.text()).toContain("Заявитель проверен, письмо отправлено");

  await olga.get("/office/organiser");
  await olga.press("Прекратить");
  expect(olga.page().status).toBe(409);
  expect(olga.text()).toContain("Это последний человек с такой ролью");
});
