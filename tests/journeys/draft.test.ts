import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { system } from "~/access/who";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { asTyped } from "~/lifecycle/3-application/typed";
import { made } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { aReadyApplication } from "../applications";
import { aPerson } from "../people";
import { cookieOf } from "../sessions";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();
const PASSWORD = "yabloni-vo-dvore-2026";

async function signedIn(who: Person): Promise<Visitor> {
  const browser = visitor(site.baseUrl);
  const [name = "", value = ""] = (await cookieOf(who)).split("=");
  browser.cookies.set(name, value);
  return browser;
}

const formOf = (id: string, section: string) => `/applicant/applications/${id}/form/${section}`;
const problemOf = async (head: Person, id: string) => (await loadDraft(db(), head, id))!.draft.problem!;

it("a form posted after the session has ended goes through signing in with every word, without scripts", async () => {
  const { id, head } = await aReadyApplication();
  const passwordHash = await hashPassword(PASSWORD);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, head.id));
    return made(undefined);
  });
  const browser = await signedIn(head);
  await browser.get(formOf(id, "problem"));
  browser.cookies.clear();
  const goal = 'Двор: «яблони» & <груши>, "сливы"\nи вишни';
  await browser.press("Сохранить", { goal });
  expect(browser.page().status).toBe(401);
  expect(browser.text()).toContain("Ваш текст не потерян");
  await browser.press("Войти", { email: head.email, password: "не тот пароль" });
  expect(browser.text()).toContain("Адрес или пароль не подходят");
  await browser.press("Войти", { email: head.email, password: PASSWORD });
  expect(browser.text()).toContain("Осталось сохранить текст");
  expect(browser.text()).toContain(head.name);
  await browser.press("Сохранить и вернуться к форме");
  expect(browser.page().url).toContain(formOf(id, "problem"));
  expect(await problemOf(head, id)).toMatchObject({ goal, audience: "40 семей" });
});

it("every saved state can be seen with what it changed, and brought back", async () => {
  const { id, head } = await aReadyApplication();
  const browser = await signedIn(head);
  await browser.get(formOf(id, "problem"));
  await browser.press("Сохранить", { goal: "Во дворе растут яблони" });
  await browser.follow("История черновика");
  const links = browser.page().root.querySelectorAll("main table a");
  expect(links).toHaveLength(7);
  const [newest] = links;
  await browser.get(newest!.getAttribute("href")!);
  expect(
    browser
      .page()
      .root.querySelectorAll("main ins")
      .map((one) => one.text)
      .join(" "),
  ).toContain("растут яблони");
  expect(
    browser
      .page()
      .root.querySelectorAll("main del")
      .map((one) => one.text)
      .join(" "),
  ).toContain("есть где играть");
  expect(browser.text()).toContain("Так раздел выглядит сейчас");

  const first = (
    await db().execute<{ id: string }>(
      `select id from draft_history where application_id = '${id}' and section = 'problem' and version = 1`,
    )
  )[0]!;
  await browser.get(`/applicant/applications/${id}/history/${first.id}`);
  await browser.press("Вернуть этот текст");
  expect(browser.text()).toContain("Прежний текст возвращён");
  expect(await problemOf(head, id)).toMatchObject({ goal: "Во дворе есть где играть" });
  await browser.get(`/applicant/applications/${id}/history`);
  expect(browser.page().root.querySelectorAll("main table a")).toHaveLength(8);

  const stranger = await signedIn(await aPerson("Чужой"));
  for (const path of ["history", `history/${first.id}`])
    expect((await stranger.get(`/applicant/applications/${id}/${path}`)).status).toBe(404);
  expect((await stranger.post(`/applicant/applications/${id}/history/${first.id}`, {})).status).toBe(404);
  const other = await aReadyApplication({ head });
  expect((await browser.get(`/applicant/applications/${other.id}/history/${first.id}`)).status).toBe(404);
});

it("whatever is posted to a form, nothing breaks, nothing known is lost, and unknown fields are refused", async () => {
  const { id, head } = await aReadyApplication();
  const cookie = await cookieOf(head);
  const known = ["goal", "audience", "problem", "tasks", "sustainability"];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ maxLength: 30 }),
    fc.constant("я".repeat(9_000)),
  );
  const name = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "goal.0.x", "__proto__", "lines.0.id", "goal[]", "constructor", "version.x"),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  );
  const fields = fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fields, fc.constantFrom("form", "autosave"), async (typed, way) => {
      const loaded = (await loadDraft(db(), head, id))!;
      const body = new URLSearchParams([...typed, ["version", `${loaded.versions.problem}`]]);
      const response = await fetch(`${site.baseUrl}/applicant/applications/${id}/${way}/problem`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin: site.baseUrl },
        body,
      });
      await response.arrayBuffer();
      const isKnown = [...body].every(([key]) => known.includes(key) || key === "version");
      const accepted = way === "form" ? 302 : 200;
      const commands = typed.some(([key]) => ["row", "next", "version"].includes(key));
      if (!commands) expect(response.status).toBe(isKnown ? accepted : 422);
      expect(response.status).toBeLessThan(500);
      if (response.status !== accepted || commands) return;
      const sent = new Map([...body].filter(([key]) => key !== "version"));
      const saved = await problemOf(head, id);
      for (const [key, value] of sent) expect(saved[key]).toBe(asTyped(value));
    }),
    { numRuns: 120 },
  );
});
