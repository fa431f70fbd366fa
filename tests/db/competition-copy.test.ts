import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { competitionFacts, rulesOf, templateOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { readCopyPage } from "~/lifecycle/2-announcement/copy.queries.server";
import { type Copy, copyCompetition } from "~/lifecycle/2-announcement/copy-competition.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { withQuestionUp } from "~/lifecycle/2-announcement/template-changes";
import { newestWording, wordLetter } from "~/lifecycle/2-announcement/word-letter.server";
import { dayOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { competition, formTemplate, question } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { roleGrant } from "~db/schema/registration";
import { aPerson, grant } from "../people";
import { aClosedCompetition } from "../submitted-competition";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice, value } from "./announcement-world";

useParts();

const copied = (over: Partial<Copy> = {}): Copy => ({
  title: "Конкурс следующего года",
  slug: "next",
  mode: "live",
  invite: [],
  ...over,
});
const year = (at: string, zone: string) => Number(dayOf(new Date(at), zone).slice(0, 4));

describe("a competition begun after another one", () => {
  it("is a draft with the rules and the form of the old one, a year later and unlocked, and the act is asked for", async () => {
    const office = await anOffice();
    const from = await aDraft(office, { slug: "old" });
    value(await editForm(office.secretary, from, 1, (form) => ({ template: withQuestionUp(form, "about.summary") })));
    const changed = { ...(await rulesOf(db(), from)), passMark: "63" };
    value(
      await announceCompetition(office.secretary, from, value(await editRules(office.secretary, from, 1, changed))),
    );
    const old = await rulesOf(db(), from);
    const { id } = value(await copyCompetition(office.secretary, from, copied()));

    const rules = await rulesOf(db(), id);
    const { title, legalAct, dates, term, report, ...same } = rules;
    expect(title).toBe("Конкурс следующего года");
    expect(legalAct).toEqual({ title: "", number: "", date: "" });
    expect(old).toMatchObject({ ...same, summary: old.summary, sources: old.sources });
    expect(rules.passMark).toBe("63");
    expect(year(dates.receptionOpensAt, rules.zone)).toBe(year(old.dates.receptionOpensAt, old.zone) + 1);
    const [row] = await db().select().from(competition).where(eq(competition.id, id));
    expect(row).toMatchObject({ state: "draft", mode: "live", slug: "next", copiedFrom: from, rulesVersion: 1 });
    expect((await templateOf(db(), id)).template).toEqual((await templateOf(db(), from)).template);
    expect(await db().select().from(formTemplate).where(eq(formTemplate.competitionId, id))).toHaveLength(1);
    value(await editForm(office.secretary, id, 1, (form) => ({ template: withQuestionUp(form, "about.summary") })));
    expect(await rulesOf(db(), from)).toEqual(old);

    expect(await announceCompetition(office.secretary, id, 1)).toMatchObject({ reason: "incomplete" });
    const act = { title: "Порядок", number: "12", date: "2026-02-01" };
    const version = value(await editRules(office.secretary, id, 1, { ...rules, legalAct: act }));
    value(await announceCompetition(office.secretary, id, version));
    const facts = await db()
      .select({ type: journalPayload.type, details: journalPayload.details })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, id))
      .orderBy(journalPayload.seq);
    expect(facts[0]).toMatchObject({ type: "competition.copied", details: { from: "Конкурс проектов", fromId: from } });
  });

  it("takes the words of letters that count along, as its own first ones", async () => {
    const office = await anOffice();
    const from = await anAnnounced(office);
    const words = (subject: string) => ({ subject, text: "Здравствуйте!\n\n{{сведения}}\n\nОргкомитет" });
    const first = { version: 0, words: words("Первое"), waiting: false };
    value(await wordLetter(office.secretary, from, "rules-changed", first));
    value(await wordLetter(office.secretary, from, "rules-changed", { ...first, version: 1, words: words("Второе") }));
    value(await wordLetter(office.secretary, from, "application-opened", first));
    value(await wordLetter(office.secretary, from, "application-opened", { ...first, version: 1, words: null }));
    const { id } = value(await copyCompetition(office.secretary, from, copied()));
    expect(await newestWording(db(), id, "rules-changed")).toMatchObject({ version: 1, ...words("Второе") });
    expect(await newestWording(db(), id, "application-opened")).toBeUndefined();
  });

  it("takes no person, question or application along; who is ticked is invited, and nobody else", async () => {
    const { id: from, organiserId, secretary } = await aClosedCompetition();
    const [member, everywhere] = [await aPerson("Член"), await aPerson("Член всех комиссий")];
    await grant(member, "member", organiserId, from);
    await grant(everywhere, "member", organiserId);
    const page = value(await readCopyPage(secretary, from));
    expect(page.people.flatMap(({ name, role }) => (role === "expert" ? [] : [`${role} ${name}`]))).toEqual([
      "chair Борис",
      "member Член",
    ]);
    const asked = page.people.filter(({ name }) => name === "Член").map(({ id }) => id);
    const { id } = value(await copyCompetition(secretary, from, copied({ invite: [...asked, ...asked] })));

    expect(await db().select().from(roleGrant).where(eq(roleGrant.competitionId, id))).toEqual([]);
    expect(await db().select().from(application).where(eq(application.competitionId, id))).toEqual([]);
    expect(await db().select().from(question).where(eq(question.competitionId, id))).toEqual([]);
    const letters = await db()
      .select({ to: letter.toEmail, kind: letter.kind })
      .from(letter)
      .where(eq(letter.competitionId, id));
    expect(letters).toEqual([{ to: member.email, kind: "invitation" }]);
  });

  it("asks nobody who held no role there, and then nothing is made at all", async () => {
    const office = await anOffice();
    const [from, other] = [await aDraft(office), await aDraft(office)];
    await grant(await aPerson("Чужой"), "member", office.organiserId, other);
    const [role] = await db().select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.competitionId, other));
    expect(await copyCompetition(office.secretary, from, copied({ invite: [role!.id] }))).toMatchObject({
      reason: "badInput",
    });
    const made = and(eq(competition.organiserId, office.organiserId), eq(competition.slug, "next"));
    expect(await db().select().from(competition).where(made)).toEqual([]);
  });

  it("needs a free address: of two begun at once there is one", async () => {
    const office = await anOffice();
    const from = await anAnnounced(office, { slug: "old" });
    expect(await copyCompetition(office.secretary, from, copied({ slug: "old" }))).toMatchObject({
      reason: "alreadyExists",
    });
    const both = await Promise.all([1, 2].map(() => copyCompetition(office.secretary, from, copied())));
    expect(both.map((one) => (one.ok ? "made" : one.reason)).sort()).toEqual(["alreadyExists", "made"]);
  });

  it("is not for strangers, for who serves one competition only, nor of a draft thrown away", async () => {
    const office = await anOffice();
    const from = await anAnnounced(office);
    const [stranger, visiting] = [(await anOffice()).secretary, await aPerson("Секретарь одного конкурса")];
    await grant(visiting, "secretary", office.organiserId, from);
    for (const who of [stranger, visiting]) {
      expect(await copyCompetition(who, from, copied())).toEqual({ ok: false, reason: "notFound" });
      expect(await readCopyPage(who, from)).toEqual({ ok: false, reason: "notFound" });
    }
    const thrown = await aDraft(office);
    value(await discardCompetition(office.secretary, thrown));
    expect(await copyCompetition(office.secretary, thrown, copied())).toEqual({ ok: false, reason: "notFound" });
    expect((await competitionFacts(db(), office.secretary, from))?.state).toBe("announced");
  });
});
