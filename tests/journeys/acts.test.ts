import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { dayOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { organiser } from "~db/schema/registration";
import { anOffice } from "../db/announcement-world";
import { cookieOf } from "../sessions";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";
import { type Act, acts } from "./acts/acts";
import { announces, correctionEnds, firstOf, meetsTomorrow, opens, passes, seals, starts, takes } from "./acts/verbs";
import { t } from "./competition/story";

const site = useSite();
const { office } = t.announcement;
const folded = (words: string) => words.replace(/\s+/g, " ");

/** A secretary types an act into the pages, step by step, and announces it: nothing but forms, buttons and a cookie. */
async function announced(act: Act): Promise<{ id: string; secretary: Visitor }> {
  const { secretary: person } = await anOffice();
  const secretary = visitor(site.baseUrl);
  const [name, token] = (await cookieOf(person)).split("=") as [string, string];
  secretary.cookies.set(name, token);
  await secretary.get("/office/competitions/new");
  const slug = `akt-${randomUUID().slice(0, 8)}`;
  await secretary.press(office.create.submit, { title: act.name, slug, preset: act.preset, mode: "test" });
  const base = new URL(secretary.page().url).pathname;
  for (const { section, press, values } of act.steps) {
    if (section && !secretary.page().url.includes(`/rules/${section}`)) await secretary.get(`${base}/rules/${section}`);
    await secretary.press(press, values);
    expect(secretary.page().status, `${act.name}: ${section} ${press}\n${secretary.text().slice(0, 1500)}`).toBe(200);
  }
  await secretary.get(`${base}/announce`);
  await secretary.press(office.announce.submit);
  return { id: base.split("/").at(-1)!, secretary };
}

describe.each(acts)("$name, typed into the pages and announced", (act) => {
  let rules: CompetitionRules;
  let page: string;
  const { answers } = act;

  beforeAll(async () => {
    const { id } = await announced(act);
    const [row] = await db()
      .select({ state: competition.state, slug: competition.slug, organiser: organiser.slug })
      .from(competition)
      .innerJoin(organiser, eq(organiser.id, competition.organiserId))
      .where(eq(competition.id, id));
    expect(row?.state).toBe("announced");
    rules = await rulesOf(db(), id);
    const guest = visitor(site.baseUrl);
    await guest.get(`/${row!.organiser}/${row!.slug}`);
    expect(guest.text()).toContain(act.name);
    page = folded(guest.text());
  }, 240_000);

  it.each(act.said)("the public page says: %s", (words) => {
    expect(page).toContain(folded(words));
  });

  it.each(Object.entries(answers.opensWith))(
    "a meeting with %s of the commission opens: %s",
    async (people, answer) => {
      const [came, of] = people.split(" of ").map(Number) as [number, number];
      expect(await opens(rules, came, of)).toBe(answer);
    },
  );

  it.each(Object.entries(answers.passesWith))("an application with %s points passes: %s", async (points, answer) => {
    expect(await passes(rules, Number(points))).toBe(answer);
  });

  it(`of equal applications the first is the ${answers.first} one`, async () => {
    expect(await firstOf(rules)).toBe(answers.first);
  });

  it("takes an own share from what it says on", async () => {
    const taken = { "0.5 %": await takes(rules, 60_000, "300"), "5 %": await takes(rules, 60_000, "3 000") };
    expect(taken).toEqual(answers.takesOwnShare);
  });

  it("takes a request up to its largest grant", async () => {
    expect(await takes(rules, 150_000, "30 000")).toBe(answers.takes120000);
  });

  it("starts a review with the experts it needs", async () => {
    const started = { "2 experts": await starts(rules, 2), "4 experts": await starts(rules, 4) };
    expect(started).toEqual(answers.startsWith);
  });

  it("seals marks of its own scale", async () => {
    expect(await seals(rules, "7")).toBe(answers.sealsMark7);
  });

  it("is announced with dates that keep its terms", async () => {
    const said = {
      "12 days of reception": await announces(rules, { reception: { days: 12, unit: "calendar" } }),
      "20 working days of review": await announces(rules, { review: { days: 20, unit: "working" } }),
      "results 8 days later": await announces(rules, { results: { days: 8, unit: "calendar" } }),
    };
    expect(said).toEqual(answers.announces);
  });

  it("gives its own days for a correction", async () => {
    expect(await correctionEnds(rules)).toBe(answers.correctionEnds(dayOf(new Date(), rules.zone)));
  });

  it("calls the commission as early as it says", async () => {
    expect(await meetsTomorrow(rules)).toBe(answers.meetsTomorrow);
  });
});

it("every verb answers differently under at least two of the acts", () => {
  const today = "2026-03-02";
  const given = acts.map(({ answers: { correctionEnds: ends, ...answers } }) => ({ ...answers, ends: ends(today) }));
  const questions = Object.keys(given[0]!) as (keyof (typeof given)[0])[];
  const same = questions.filter((key) => new Set(given.map((one) => JSON.stringify(one[key]))).size === 1);
  expect(same).toEqual([]);
});
