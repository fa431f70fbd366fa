import { and, desc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { system } from "~/access/who";
import { AskResetForm, RegisterForm } from "~/lifecycle/1-registration/account.form";
import { readAccount } from "~/lifecycle/1-registration/account.queries.server";
import { askReset } from "~/lifecycle/1-registration/ask-reset.server";
import { changePassword } from "~/lifecycle/1-registration/change-password.server";
import { checkPassword } from "~/lifecycle/1-registration/check-password.server";
import { confirmEmail } from "~/lifecycle/1-registration/confirm-email.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { resetPassword } from "~/lifecycle/1-registration/reset-password.server";
import { withdrawConsent } from "~/lifecycle/1-registration/withdraw-consent.server";
import { done } from "~/lifecycle/outcome";
import { deviceCookie } from "~/server/device.server";
import { parseForm } from "~/server/form.server";
import { hashPassword } from "~/server/passwords.server";
import { networkOf } from "~/server/sender.server";
import { signIn, whoOf } from "~/server/session.server";
import { db, transaction } from "~db/client.server";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { consent, oneTimeLink, person, rateCounter, session } from "~db/schema/registration";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts({ poolSize: 10 });

const from = { ip: "203.0.113.7", agent: "a browser" };
const PASSWORD = "семь красных коней";
const anna = { name: "Анна Петрова", email: "anna@example.org", password: PASSWORD, consentAccount: "on" as const };

beforeEach(async () => {
  await db().delete(rateCounter);
});

async function lettersTo(email: string) {
  return db()
    .select({ kind: letter.kind, props: letter.props })
    .from(letter)
    .where(eq(letter.toEmail, email))
    .orderBy(desc(letter.createdAt));
}

async function tokenFor(email: string): Promise<string> {
  const [last] = await lettersTo(email);
  return String(last!.props.url).split("/").at(-1)!;
}

async function setPassword(id: string, passwordHash: string) {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, id));
    return done;
  });
}

const request = (cookie?: string) =>
  new Request("http://localhost/sign-in", { method: "POST", headers: cookie ? { cookie } : {} });
const argsWith = (cookie: string) => ({
  request: request(cookie),
  context: { arrivedAt: 0, requestId: "r", ip: from.ip, setCookies: [] },
});

test("registering makes an unconfirmed account, keeps the consent with its evidence and sends the link", async () => {
  expect((await registerAccount(anna, from, "en")).ok).toBe(true);
  const [row] = await db().select().from(person).where(eq(person.email, anna.email));
  expect(row).toMatchObject({ name: anna.name, lang: "en", emailConfirmedAt: null });
  expect(row!.passwordHash).toMatch(/^\$argon2id\$/);
  const given = await db().select().from(consent).where(eq(consent.personId, row!.id));
  expect(given).toMatchObject([{ purpose: "account", evidence: from, withdrawnAt: null }]);
  const letters = await lettersTo(anna.email);
  expect(letters.map(({ kind }) => kind)).toEqual(["confirm-email"]);
  const token = await tokenFor(anna.email);
  const stored = await db().select().from(oneTimeLink).where(eq(oneTimeLink.email, anna.email));
  expect(JSON.stringify(stored)).not.toContain(token);
  const events = await db().select().from(journalPayload).where(eq(journalPayload.subjectId, row!.id));
  expect(events.map(({ type }) => type)).toEqual(["account.registered", "consent.given"]);
});

test("the link confirms the address once", async () => {
  const email = "vera@example.org";
  await registerAccount({ ...anna, email }, from, "ru");
  const token = await tokenFor(email);
  const [first, second] = await Promise.all([confirmEmail(token, from), confirmEmail(token, from)]);
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
  const [row] = await db().select().from(person).where(eq(person.email, email));
  expect(row!.emailConfirmedAt).toBeInstanceOf(Date);
  expect(await confirmEmail(token, from)).toMatchObject({ ok: false, reason: "linkExpired" });
  expect(await confirmEmail("nonsense", from)).toMatchObject({ ok: false, reason: "linkExpired" });
});

test("without the consent, with a short or a well-known password, or with a crooked address nobody is registered", () => {
  const fields = (over: Record<string, string>): [string, string][] =>
    Object.entries({ name: "А", email: "a@example.org", password: PASSWORD, consentAccount: "on", ...over });
  const errorsOf = (given: [string, string][]) => {
    const form = parseForm(given, RegisterForm);
    return form.ok ? {} : form.answer.errors;
  };
  expect(errorsOf(fields({}))).toEqual({});
  expect(errorsOf(fields({}).filter(([name]) => name !== "consentAccount"))).toMatchObject({
    consentAccount: { code: "mustAgree" },
  });
  expect(errorsOf(fields({ password: "короткий" }))).toMatchObject({ password: { code: "passwordTooShort" } });
  expect(errorsOf(fields({ password: "1234567890" }))).toMatchObject({ password: { code: "passwordTooCommon" } });
  for (const email of ["", "a", "a@b", '"a b"@example.org', "a@example.org\nBcc: b@example.org", "a@b@example.org"]) {
    expect(Object.keys(errorsOf(fields({ email })))).toEqual(["email"]);
  }
  expect(errorsOf(fields({ role: "secretary" }))).toMatchObject({ role: { code: "unknownField" } });
  expect(AskResetForm.parse({ email: "Anna@Example.ORG" })).toEqual({ email: "anna@example.org" });
});

test("registering a known address answers the same, changes nothing and tells its owner", async () => {
  const owner = await aPerson("Хозяйка");
  await setPassword(owner.id, await hashPassword(PASSWORD));
  const [before] = await db().select().from(person).where(eq(person.id, owner.id));
  const fresh = await registerAccount({ ...anna, email: "fresh@example.org" }, from, "ru");
  const known = await registerAccount({ ...anna, email: owner.email, name: "Чужая" }, from, "ru");
  expect(known).toEqual(fresh);
  expect(await db().select().from(person).where(eq(person.id, owner.id))).toEqual([before]);
  expect((await lettersTo(owner.email)).map(({ kind }) => kind)).toEqual(["already-registered"]);
});

test("of 200 simultaneous uses of a reset link one succeeds, sessions end, a letter tells", async () => {
  const owner = await aPerson("Ольга");
  await setPassword(owner.id, await hashPassword(PASSWORD));
  const cookie = (await signIn(argsWith(""), owner.id)).split(";")[0]!;
  expect(await whoOf(argsWith(cookie))).toMatchObject({ kind: "person", id: owner.id });
  await askReset(owner.email, from.ip);
  const token = await tokenFor(owner.email);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => resetPassword(token, `совсем новый ${n}`)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "linkExpired")).toHaveLength(199);
  expect(await whoOf(argsWith(cookie))).toEqual({ kind: "nobody" });
  expect(await db().select().from(session).where(eq(session.userId, owner.id))).toEqual([]);
  expect((await lettersTo(owner.email)).map(({ kind }) => kind)).toEqual(["password-changed", "reset-password"]);
  const winner = answers.findIndex(({ ok }) => ok);
  const entered = await checkPassword({ email: owner.email, password: `совсем новый ${winner}` }, request(), from.ip);
  expect(entered).toMatchObject({ ok: true, value: { personId: owner.id } });
}, 120_000);

test("a reset link dies after 60 minutes, and all of them with the first that is used", async () => {
  const owner = await aPerson("Пётр");
  await setPassword(owner.id, await hashPassword(PASSWORD));
  await askReset(owner.email, from.ip);
  const late = await tokenFor(owner.email);
  const links = and(eq(oneTimeLink.personId, owner.id), eq(oneTimeLink.purpose, "resetPassword"));
  const [link] = await db().select().from(oneTimeLink).where(links);
  const minutes = (link!.expiresAt.getTime() - link!.createdAt.getTime()) / 60_000;
  expect(minutes).toBeGreaterThan(59);
  expect(minutes).toBeLessThan(60.1);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(oneTimeLink).set({ expiresAt: sql`clock_timestamp() - interval '1 second'` }).where(links);
    return done;
  });
  expect(await resetPassword(late, PASSWORD)).toMatchObject({ ok: false, reason: "linkExpired" });
  await askReset(owner.email, from.ip);
  const one = await tokenFor(owner.email);
  await askReset(owner.email, from.ip);
  const other = await tokenFor(owner.email);
  expect(other).not.toBe(one);
  expect((await resetPassword(one, "другой длинный")).ok).toBe(true);
  expect(await resetPassword(other, "третий длинный")).toMatchObject({ ok: false, reason: "linkExpired" });
});

test("asking for a reset of an unknown address answers the same and writes nothing", async () => {
  const owner = await aPerson("Раиса");
  const known = await askReset(owner.email, from.ip);
  const unknown = await askReset("nobody@example.org", from.ip);
  expect(unknown).toEqual(known);
  expect(await lettersTo("nobody@example.org")).toEqual([]);
  expect(await db().select().from(oneTimeLink).where(eq(oneTimeLink.email, "nobody@example.org"))).toEqual([]);
});

test("a rival's guesses are fewer than 30 an hour and never lock out the owner's browser or session", async () => {
  const owner = await aPerson("Светлана");
  const hash = await hashPassword(PASSWORD);
  await setPassword(owner.id, hash);
  const device = deviceCookie(request(), hash).split(";")[0]!;
  const signedIn = (await signIn(argsWith(""), owner.id)).split(";")[0]!;
  let tried = 0;
  for (let n = 0; n < 120; n += 1) {
    const guess = await checkPassword(
      { email: owner.email, password: `не тот пароль ${n}` },
      request(n % 2 ? "device=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA" : undefined),
      `198.51.100.${n % 60}`,
    );
    if (guess.ok) tried += 1;
  }
  expect(tried).toBeGreaterThan(0);
  expect(tried).toBeLessThan(30);
  const own = { email: owner.email, password: PASSWORD };
  for (let n = 0; n < 15; n += 1) {
    expect(await checkPassword(own, request(device), from.ip)).toMatchObject({
      ok: true,
      value: { personId: owner.id },
    });
  }
  expect(await whoOf(argsWith(signedIn))).toMatchObject({ id: owner.id });
  expect(await checkPassword(own, request(), "192.0.2.1")).toMatchObject({ ok: false, reason: "throttled" });
  await askReset(owner.email, "192.0.2.1");
  expect((await lettersTo(owner.email)).map(({ kind }) => kind)).toContain("reset-password");
}, 120_000);

test("a device cookie of one account opens no counter of another, and a new password makes it worthless", async () => {
  const hash = await hashPassword(PASSWORD);
  const other = await hashPassword(PASSWORD);
  const device = deviceCookie(request(), other).split(";")[0]!;
  const { knownDevice } = await import("~/server/device.server");
  expect(knownDevice(request(device), other)).toBeTypeOf("string");
  expect(knownDevice(request(device), hash)).toBeNull();
  const both = deviceCookie(request(device), hash).split(";")[0]!;
  expect(knownDevice(request(both), hash)).toBe(knownDevice(request(both), other));
});

test("an address counts as the network one subscriber holds", () => {
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe(networkOf("2001:db8:1:2::9"));
  expect(networkOf("2001:db8:1:2::9")).not.toBe(networkOf("2001:db8:1:3::9"));
});

test("changing a password needs the current one and ends every session", async () => {
  const owner = await aPerson("Тамара");
  await setPassword(owner.id, await hashPassword(PASSWORD));
  const cookie = (await signIn(argsWith(""), owner.id)).split(";")[0]!;
  expect(await changePassword(owner, { current: "не тот", password: "новый и длинный" })).toEqual({
    ok: true,
    value: null,
  });
  expect(await whoOf(argsWith(cookie))).toMatchObject({ id: owner.id });
  expect((await changePassword(owner, { current: PASSWORD, password: "новый и длинный" })).ok).toBe(true);
  expect(await whoOf(argsWith(cookie))).toEqual({ kind: "nobody" });
});

test("signing in gives a new session and ends the one the browser had", async () => {
  const owner = await aPerson("Ульяна");
  const first = (await signIn(argsWith(""), owner.id)).split(";")[0]!;
  const second = (await signIn(argsWith(first), owner.id)).split(";")[0]!;
  expect(second).not.toBe(first);
  expect(await whoOf(argsWith(first))).toEqual({ kind: "nobody" });
  expect(await whoOf(argsWith(second))).toMatchObject({ id: owner.id });
});

test("withdrawing the account's consent closes the account; registering anew and confirming opens it", async () => {
  const email = "faina@example.org";
  await registerAccount({ ...anna, email }, from, "ru");
  await confirmEmail(await tokenFor(email), from);
  const [row] = await db().select().from(person).where(eq(person.email, email));
  const who = { kind: "person", id: row!.id, name: row!.name, email, lang: "ru", confirmed: true } as const;
  const account = await readAccount(who);
  const [given] = account.ok ? account.value.consents : [];
  const stranger = await aPerson("Чужая");
  expect(await withdrawConsent(stranger, given!.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await withdrawConsent(who, given!.id)).toEqual({ ok: true, value: { closed: true } });
  expect(await checkPassword({ email, password: PASSWORD }, request(), from.ip)).toEqual({ ok: true, value: null });
  await registerAccount({ ...anna, email }, from, "ru");
  expect((await confirmEmail(await tokenFor(email), from)).ok).toBe(true);
  expect(await checkPassword({ email, password: PASSWORD }, request(), from.ip)).toMatchObject({
    ok: true,
    value: { personId: row!.id },
  });
  const consents = await db().select().from(consent).where(eq(consent.personId, row!.id));
  expect(consents.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1);
});
