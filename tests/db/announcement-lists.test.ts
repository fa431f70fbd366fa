import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { moveClock } from "~/lifecycle/2-announcement/move-clock.server";
import { officeCompetitions, officesOf, questionsForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { searchChoices, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { db, watchStatements } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice, value } from "./announcement-world";

useParts({ watchStatements: true });

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const stop = watchStatements((query) => {
    if (!/pg_catalog|pg_type/.test(query)) count += 1;
  });
  await work();
  stop();
  return count;
}

async function slugOf(organiserId: string): Promise<string> {
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, organiserId));
  return row!.slug;
}

describe("lists", () => {
  it("ask as many questions of the database for thirty rows as for one", async () => {
    const office = await anOffice();
    const slug = await slugOf(office.organiserId);
    const lists = [
      () => officeCompetitions(office.secretary, { page: 1 }),
      () => searchCompetitions({ organiser: slug }),
      () => searchChoices(),
    ];
    const first = await anAnnounced(office);
    const asker = await aPerson("Вера");
    const questions = () => questionsForOffice(office.secretary, first, 1);
    value(await askQuestion(asker, first, "Первый вопрос?"));
    const one: number[] = [];
    for (const list of [...lists, questions]) one.push(await statementsOf(list));
    for (let n = 0; n < 29; n += 1) {
      await anAnnounced(office);
      value(await askQuestion(asker, first, `Вопрос номер ${n}`));
    }
    const thirty: number[] = [];
    for (const list of [...lists, questions]) thirty.push(await statementsOf(list));
    expect(thirty).toEqual(one);
    expect(one[0]).toBe(1);
    expect(one[1]).toBe(1);
    const found = await searchCompetitions({ organiser: slug });
    expect([found.rows.length, found.total, found.pages]).toEqual([20, 30, 2]);
    const rest = await searchCompetitions({ organiser: slug, page: 2 });
    const ids = new Set([...found.rows, ...rest.rows].map(({ id }) => id));
    expect(ids.size).toBe(30);
  });

  it("find competitions by organiser, direction, year and phase, and never a draft", async () => {
    const office = await anOffice();
    const host = await slugOf(office.organiserId);
    await aDraft(office);
    const id = await anAnnounced(office);
    const ids = async (search: Parameters<typeof searchCompetitions>[0]) =>
      (await searchCompetitions({ organiser: host, ...search })).rows.map((row) => row.id);
    expect(await ids({})).toEqual([id]);
    expect(await ids({ direction: "9" })).toEqual([id]);
    expect(await ids({ direction: "777" })).toEqual([]);
    const [row] = (await searchCompetitions({ organiser: host })).rows;
    expect(row!.money).toBe("150000000");
    expect(await ids({ year: row!.year })).toEqual([id]);
    expect(await ids({ year: row!.year + 5 })).toEqual([]);
    expect(await ids({ phase: "soon" })).toEqual([id]);
    value(await moveClock(office.secretary, id));
    expect(await ids({ phase: "open" })).toEqual([id]);
    expect(await ids({ phase: "soon" })).toEqual([]);
    const choices = await searchChoices();
    expect(choices.directions.map(({ law }) => law)).toContain("9");
    expect(choices.organisers.map(({ slug }) => slug)).toContain(host);
  });

  it("show an office its own competitions only; a secretary of one competition sees that one", async () => {
    const [office, other] = [await anOffice(), await anOffice()];
    const [mine] = [await aDraft(office), await aDraft(other)];
    const rowsOf = async (who: typeof office.secretary) =>
      (await officeCompetitions(who, { page: 1 })).rows.map(({ id }) => id);
    expect(await rowsOf(office.secretary)).toEqual([mine]);
    const guest = await aPerson("Секретарь одного");
    await aDraft(office);
    await grant(guest, "secretary", office.organiserId, mine);
    expect(await rowsOf(guest)).toEqual([mine]);
    expect((await officesOf(guest)).map(({ whole }) => whole)).toEqual([false]);
    expect(await officeCompetitions(office.secretary, { organiserId: "' or true --", page: 1 })).toMatchObject({
      rows: [],
    });
  });

  it("tell an organiser's administrator whether a secretary acts, is invited, or nobody has been asked", async () => {
    const organiserId = await anOrganiser();
    const admin = await aPerson("Администратор организатора");
    await grant(admin, "organiserAdmin", organiserId);
    const seen = async () => (await officesOf(admin)).map(({ secretary }) => secretary);
    await anOffice();
    expect(await seen()).toEqual(["none"]);
    const invited = { name: "Ольга", email: `${organiserId}@example.ru`, role: "secretary" as const };
    value(await invitePerson(admin, { organiserId }, invited));
    expect(await seen()).toEqual(["invited"]);
    await grant(await aPerson("Ольга"), "secretary", organiserId);
    expect(await seen()).toEqual(["acts"]);
  });
});
