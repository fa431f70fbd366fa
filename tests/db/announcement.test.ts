import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { withdrawInvitation } from "~/lifecycle/1-registration/withdraw-invitation.server";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { cancelCompetition } from "~/lifecycle/2-announcement/cancel-competition.server";
import { competitionFacts, rulesOf, templateOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { completeCompetition } from "~/lifecycle/2-announcement/complete-competition.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { competitionForOffice, officeCompetitions } from "~/lifecycle/2-announcement/office.queries.server";
import { presetKeys } from "~/lifecycle/2-announcement/presets";
import { competitionPage, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { rulesSchema } from "~/lifecycle/2-announcement/rules.form";
import { rulesHash } from "~/lifecycle/2-announcement/rules-version.server";
import { made } from "~/lifecycle/outcome";
import { wallTimeOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { oneTimeLink, organiser, roleGrant } from "~db/schema/registration";
import { anApplicant, aPerson, grant } from "../people";
import { anAgreement, aPublishedCompetition, aWinner } from "../winners";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice, value } from "./announcement-world";

useParts();

async function rowOf(id: string) {
  const [row] = await db().select().from(competition).where(eq(competition.id, id));
  return row!;
}

async function factsIn(id: string): Promise<string[]> {
  const rows = await db()
    .select({ type: journalPayload.type })
    .from(journalPayload)
    .where(eq(journalPayload.subjectId, id))
    .orderBy(journalPayload.seq);
  return rows.map(({ type }) => type);
}

const titlesFor = async (who: Person) => (await officeCompetitions(who, { page: 1 })).rows.map(({ title }) => title);

describe("creating a competition", () => {
  it.each(presetKeys)("starts from the preset %s with well-formed rules and a form", async (preset) => {
    const office = await anOffice();
    const id = await aDraft(office, { preset, title: "Своё название" });
    const rules = await rulesOf(db(), id);
    expect(rulesSchema.safeParse(rules).success).toBe(true);
    expect(rules.title).toBe("Своё название");
    expect(rules.locality.name).toBe("с. Мильково");
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "draft", mode: "test", zone: "Asia/Kamchatka", title: "Своё название" });
    expect(wallTimeOf(row.opensAt, row.zone)).toMatch(/T09:00$/);
    expect(row.opensAt > new Date()).toBe(true);
    const { template } = await templateOf(db(), id);
    const direction = template.sections[0]!.fields.find(({ key }) => key === "direction");
    expect(direction?.options?.map(({ key }) => key)).toEqual(rules.directions.map(({ key }) => key));
    expect(await factsIn(id)).toEqual(["competition.created"]);
  });

  it("takes the grace of the installation", async () => {
    const id = await aDraft(await anOffice());
    expect((await rowOf(id)).graceSeconds).toBe(2);
  });

  it("is refused to those who run nothing here", async () => {
    const { organiserId } = await anOffice();
    const stranger = (await anOffice()).secretary;
    const asked = { organiser: organiserId, preset: "milkovo", mode: "live", slug: "x", title: "Х" } as const;
    expect(await createCompetition(stranger, asked)).toEqual({ ok: false, reason: "notFound" });
  });

  it("refuses an address that the organiser uses already, and lets another organiser have it", async () => {
    const office = await anOffice();
    await aDraft(office, { slug: "odin" });
    await expect(aDraft(office, { slug: "odin" })).rejects.toThrow("alreadyExists");
    await expect(aDraft(await anOffice(), { slug: "odin" })).resolves.toEqual(expect.any(String));
  });
});

describe("editing rules", () => {
  it("makes a new version and moves the columns, keeping the old version", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    const changed = { ...rules, title: "Иначе", directions: rules.directions.slice(0, 2) };
    expect(value(await editRules(office.secretary, id, 1, changed))).toBe(2);
    expect(await rowOf(id)).toMatchObject({ rulesVersion: 2, title: "Иначе" });
    expect((await rulesOf(db(), id, 1)).title).toBe(rules.title);
    const { template } = await templateOf(db(), id);
    expect(template.sections[0]!.fields.find(({ key }) => key === "direction")?.options).toHaveLength(2);
  });

  it("lets exactly one of two who began from the same version save", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    const outcomes = await Promise.all(
      ["Первая", "Вторая"].map((title) => editRules(office.secretary, id, 1, { ...rules, title })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "changedMeanwhile" });
  });

  it("is refused once the competition is announced", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const rules = await rulesOf(db(), id);
    expect(await editRules(office.secretary, id, 1, rules)).toMatchObject({ reason: "wrongStage" });
  });

  it("refuses a reception that ends before it begins", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    const dates = { ...rules.dates, receptionClosesAt: rules.dates.receptionOpensAt };
    expect(await editRules(office.secretary, id, 1, { ...rules, dates })).toMatchObject({ reason: "badInput" });
  });
});

describe("announcing", () => {
  it("freezes the rules with their hash and asks for the closing of reception", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const row = await rowOf(id);
    expect(row.state).toBe("announced");
    expect(row.announcedAt).toBeInstanceOf(Date);
    const rules = await rulesOf(db(), id);
    const [version] = await db()
      .select()
      .from(rulesVersion)
      .where(and(eq(rulesVersion.competitionId, id), eq(rulesVersion.version, 1)));
    expect(version).toMatchObject({ hash: rulesHash(rules), announcedAt: row.announcedAt });
    const jobs = await db().execute<{ run_at: Date }>(
      sql`select run_at from graphile_worker.jobs where key = ${`closeReceptions:${id}`}`,
    );
    expect(jobs).toHaveLength(1);
    const due = new Date(rules.dates.receptionClosesAt).getTime() + rules.graceSeconds * 1000;
    expect(Math.abs(new Date(jobs[0]!.run_at).getTime() - due)).toBeLessThan(2000);
  });

  it("is refused while an error stands in the rules, and nothing is written", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    value(await editRules(office.secretary, id, 1, { ...rules, rejectionGrounds: [] }));
    expect(await announceCompetition(office.secretary, id, 2)).toEqual({
      ok: false,
      reason: "incomplete",
      details: { errors: 1 },
    });
    expect((await rowOf(id)).state).toBe("draft");
  });

  it("is refused for another version than the one that was read", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    value(await editRules(office.secretary, id, 1, await rulesOf(db(), id)));
    expect(await announceCompetition(office.secretary, id, 1)).toMatchObject({ reason: "changedMeanwhile" });
  });

  it("is refused when reception would be over already", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    const shifted = Object.fromEntries(
      Object.entries(rules.dates).map(([key, at]) => [key, new Date(Date.parse(at) - 60 * 86_400_000).toISOString()]),
    ) as typeof rules.dates;
    value(await editRules(office.secretary, id, 1, { ...rules, dates: shifted }));
    expect(await announceCompetition(office.secretary, id, 2)).toMatchObject({ reason: "deadlinePassed" });
  });

  it("is not for the organiser's administrator, and does not exist for strangers", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const administrator = await aPerson("Администратор");
    await grant(administrator, "organiserAdmin", office.organiserId);
    expect(await announceCompetition(administrator, id, 1)).toMatchObject({ ok: false });
    expect(await announceCompetition(await aPerson("Чужой"), id, 1)).toEqual({ ok: false, reason: "notFound" });
    expect(await announceCompetition(office.secretary, "not-an-id", 1)).toEqual({ ok: false, reason: "notFound" });
  });
});

describe("cancelling", () => {
  it("writes to those who began or submitted an application, once each, and to nobody else", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const drafter = await aPerson("Анна Черновик");
    const withdrawn = await aPerson("Борис Отозвал");
    const ids = [await anApplicant(drafter), await anApplicant(withdrawn)];
    await transaction(system, "seed.play", async (tx) => {
      await tx.insert(application).values([
        { competitionId: id, applicantId: ids[0]!, createdBy: drafter.id },
        { competitionId: id, applicantId: ids[0]!, createdBy: drafter.id, state: "submitted" },
        { competitionId: id, applicantId: ids[1]!, createdBy: withdrawn.id, state: "withdrawn" },
      ]);
      return made(undefined);
    });
    value(await cancelCompetition(office.secretary, id, "Деньги перераспределены"));
    expect(await rowOf(id)).toMatchObject({ state: "cancelled", cancelledReason: "Деньги перераспределены" });
    const letters = await db().select().from(letter).where(eq(letter.competitionId, id));
    expect(letters.map(({ kind, toEmail }) => [kind, toEmail])).toEqual([["competition-cancelled", drafter.email]]);
    expect(letters[0]!.toInbox).toBe("yes");
    expect(await cancelCompetition(office.secretary, id, "Ещё раз")).toMatchObject({ reason: "wrongStage" });
  });

  it("is refused for a draft, which nobody has seen", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    expect(await cancelCompetition(office.secretary, id, "Передумали")).toMatchObject({ reason: "wrongStage" });
  });
});

describe("throwing a draft away", () => {
  it("takes it from every list and page, frees its address, and keeps its rules and what was done", async () => {
    const office = await anOffice();
    const id = await aDraft(office, { slug: "oshibka", title: "Начат по ошибке" });
    expect(await titlesFor(office.secretary)).toEqual(["Начат по ошибке"]);
    value(await discardCompetition(office.secretary, id));
    expect(await titlesFor(office.secretary)).toEqual([]);
    expect(await competitionForOffice(office.secretary, id)).toEqual({ ok: false, reason: "notFound" });
    expect(await rowOf(id)).toMatchObject({ state: "discarded", discardedAt: expect.any(Date) });
    expect(await db().$count(rulesVersion, eq(rulesVersion.competitionId, id))).toBe(1);
    expect(await factsIn(office.organiserId)).toContain("competition.discarded");

    const [host] = await db()
      .select({ slug: organiser.slug })
      .from(organiser)
      .where(eq(organiser.id, office.organiserId));
    const page = () => competitionPage(office.secretary, host!.slug, "oshibka");
    expect(await page()).toEqual({ ok: false, reason: "notFound" });
    const again = await aDraft(office, { slug: "oshibka", title: "Начат заново" });
    expect(await page()).toMatchObject({ ok: true, value: { id: again, title: "Начат заново" } });
    expect(await discardCompetition(office.secretary, id)).toEqual({ ok: false, reason: "notFound" });
    expect(await searchCompetitions({ organiser: host!.slug })).toMatchObject({ total: 0 });
  });

  it("is refused once announced, to an administrator and to strangers", async () => {
    const office = await anOffice();
    const announced = await anAnnounced(office);
    expect(await discardCompetition(office.secretary, announced)).toMatchObject({ reason: "wrongStage" });
    const id = await aDraft(office);
    const administrator = await aPerson("Администратор");
    await grant(administrator, "organiserAdmin", office.organiserId);
    expect(await discardCompetition(administrator, id)).toMatchObject({ ok: false });
    expect(await discardCompetition(await aPerson("Чужой"), id)).toEqual({ ok: false, reason: "notFound" });
    expect((await rowOf(id)).state).toBe("draft");
  });

  it("waits until nobody is called to it: no role, no invitation", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const guest = { role: "expert", name: "Эксперт", email: "called@pochin.example" } as const;
    value(await invitePerson(office.secretary, { competitionId: id }, guest));
    expect(await discardCompetition(office.secretary, id)).toMatchObject({ reason: "hasPeople" });
    const [link] = await db()
      .select({ id: oneTimeLink.id })
      .from(oneTimeLink)
      .where(eq(oneTimeLink.email, guest.email));
    value(await withdrawInvitation(office.secretary, link!.id));
    const chair = await aPerson("Председатель");
    await grant(chair, "chair", office.organiserId, id);
    expect(await discardCompetition(office.secretary, id)).toMatchObject({ reason: "hasPeople" });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(roleGrant).set({ until: new Date() }).where(eq(roleGrant.personId, chair.id));
      return made(undefined);
    });
    value(await discardCompetition(office.secretary, id));
  });

  it("goes before the announcement or after it, never both", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const both = await Promise.all([
      announceCompetition(office.secretary, id, 1),
      discardCompetition(office.secretary, id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("completing", () => {
  it("ends a published competition and no other", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    expect(await completeCompetition(office.secretary, id)).toMatchObject({ reason: "wrongStage" });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(competition).set({ state: "published" }).where(eq(competition.id, id));
      return made(undefined);
    });
    value(await completeCompetition(office.secretary, id));
    expect((await competitionFacts(db(), office.secretary, id))?.state).toBe("completed");
  });

  it("waits for every winner's agreement and reports", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    await aWinner(of, { number: 2, state: "reserve" });
    expect(await completeCompetition(of.secretary, of.id)).toMatchObject({ reason: "incomplete" });
    await anAgreement(of, winner);
    expect(await completeCompetition(of.secretary, of.id)).toMatchObject({ reason: "incomplete" });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(application).set({ state: "completed" }).where(eq(application.id, winner.id));
      return made(undefined);
    });
    value(await completeCompetition(of.secretary, of.id));
  });
});
