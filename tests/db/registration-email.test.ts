import { and, desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { readEmailChange } from "~/lifecycle/1-registration/account.queries.server";
import { askEmailChange } from "~/lifecycle/1-registration/ask-email-change.server";
import { changeEmail } from "~/lifecycle/1-registration/change-email.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { made } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { person, session } from "~db/schema/registration";
import { codeInLetter } from "~db/seed/play";
import { aPerson } from "../people";
import { cookieOf } from "../sessions";
import { useParts } from "../world";

useParts();

const PASSWORD = "четыре простых слова";

async function withPassword(name: string): Promise<Person> {
  const who = await aPerson(name);
  const passwordHash = await hashPassword(PASSWORD);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, who.id));
    return made(undefined);
  });
  return who;
}

const emailOf = async (who: Person) =>
  (await db().select({ email: person.email }).from(person).where(eq(person.id, who.id)))[0]?.email;
const lettersTo = async (email: string) =>
  (
    await db()
      .select({ kind: letter.kind })
      .from(letter)
      .where(and(eq(letter.toEmail, email)))
      .orderBy(desc(letter.createdAt))
  ).map(({ kind }) => kind);

test("an account moves by a link from the new mailbox, once; its sessions end and both addresses are told", async () => {
  const who = await withPassword("Анна");
  await cookieOf(who);
  const email = "anna-new@example.org";
  expect(await askEmailChange(who, { email, current: "не тот пароль" })).toEqual({ ok: true, value: null });
  expect((await askEmailChange(who, { email, current: PASSWORD })).ok).toBe(true);
  expect(await emailOf(who)).toBe(who.email);
  expect(await lettersTo(who.email)).toEqual(["email-changed"]);
  const token = await codeInLetter(email, "change-email");
  expect(await readEmailChange(token)).toMatchObject({ ok: true, value: { email } });
  const answers = await Promise.all([changeEmail(token), changeEmail(token), changeEmail(token)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await emailOf(who)).toBe(email);
  expect(await db().select().from(session).where(eq(session.userId, who.id))).toEqual([]);
  expect(await lettersTo(who.email)).toEqual(["email-changed", "email-changed"]);
  expect((await lettersTo(email)).sort()).toEqual(["change-email", "email-changed"]);
});

test("an address that has an account is never taken, and the answer does not tell; an unconfirmed one gives way", async () => {
  const [who, other] = [await withPassword("Борис"), await withPassword("Хозяин")];
  expect((await askEmailChange(who, { email: other.email, current: PASSWORD })).ok).toBe(true);
  expect(await lettersTo(other.email)).toEqual(["already-registered"]);
  const email = "boris-new@example.org";
  expect((await askEmailChange(who, { email, current: PASSWORD })).ok).toBe(true);
  const squatter = { name: "Чужой", email, password: "пароль чужого человека", consentAccount: "on" as const };
  await registerAccount(squatter, { ip: "127.0.0.1", agent: "test" }, "ru");
  expect((await changeEmail(await codeInLetter(email, "change-email"))).ok).toBe(true);
  expect(await emailOf(who)).toBe(email);
  expect(await changeEmail("no-such-link")).toMatchObject({ ok: false, reason: "linkExpired" });
});
