import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Person } from "~/access/who";
import { competitionFacts } from "~/lifecycle/2-announcement/competition.queries.server";
import { readAdmissionSitting } from "~/lifecycle/4-admission/admission.queries.server";
import { admitApplication, admitTicked } from "~/lifecycle/4-admission/admit-application.server";
import { checkListFile } from "~/lifecycle/4-admission/check-list.queries.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { concludeAdmission } from "~/lifecycle/4-admission/conclude-admission.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { listPapers, paperFile } from "~/lifecycle/4-admission/paper.queries.server";
import { reconsiderApplication } from "~/lifecycle/4-admission/reconsider-application.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { sure } from "../decided-competition";
import { bytesOf } from "../file-answers";
import { aPerson, grant } from "../people";
import { aClosedCompetition, allMet, anOpening } from "../submitted-competition";
import { plain, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).map(({ text }) => text).join(" ");
const bare = (text: string) => plain(text).replace(/\s/g, "");
const stateOf = async (id: string) =>
  (await db().select({ state: application.state }).from(application).where(eq(application.id, id)))[0]?.state;

/** Three opened applications and a commission of five; the first two are admitted, the last is rejected. */
async function decided(over: Parameters<typeof aClosedCompetition>[0] = {}) {
  const world = await aClosedCompetition({ applications: 3, ...over });
  const members: Person[] = [];
  for (const name of ["Второй", "Третий", "Четвёртый", "Пятый"]) {
    const member = await aPerson(`${name} Член`);
    await grant(member, "member", world.organiserId, world.id);
    members.push(member);
  }
  sure(await openApplications(world.secretary, world.id, anOpening));
  const [first, second, third] = world.applications;
  for (const { id } of [first!, second!]) {
    sure(await checkRequirements(world.secretary, id, allMet(world.rules)));
    sure(await admitApplication(world.secretary, id));
  }
  sure(await rejectApplication(world.secretary, third!.id, { ground: "documents", text: "Нет справки о долгах." }));
  const commission = [world.chair, ...members];
  const facts = await competitionFacts(db(), world.secretary, world.id);
  const sitting = {
    heldAt: wallTimeOf(facts!.now, facts!.zone),
    place: "Малый зал",
    present: commission.map(({ id }) => id),
    chair: world.chair.id,
    votes: {} as Record<string, { against: number; abstained: number; recused: number }>,
    reason: "",
  };
  return { ...world, commission, first: first!, second: second!, third: third!, sitting };
}
const none = { against: 0, abstained: 0, recused: 0 };

describe("the protocol of admission", () => {
  it("names members, decisions with grounds and clauses, votes and checks", async () => {
    const world = await decided();
    const votes = { [world.third.id]: { against: 1, abstained: 1, recused: 0 } };
    const paperId = sure(await concludeAdmission(world.secretary, world.id, { ...world.sitting, votes }));
    const file = await bytesOf(paperFile(world.secretary, { competitionId: world.id, paperId }, "pdf"));
    const text = bare(await textOf(file));
    const ground = world.rules.rejectionGrounds.find(({ key }) => key === "documents")!;
    for (const said of [
      ...world.commission.map(({ name }) => name),
      "присутствуют 5 из 5 членов комиссии",
      ground.title,
      ground.clause,
      "Нет справки о долгах.",
      "за — 3, против — 1, воздержались — 1",
      "за — 5, против — 0, воздержались — 0",
      world.rules.requirements[0]!.title,
    ])
      expect(text).toContain(bare(said));
    for (const { content } of world.applications) expect(text).toContain(bare(content.applicant.fullName));
  });

  it("is not made while an application waits for its decision", async () => {
    const world = await decided();
    sure(await reconsiderApplication(world.secretary, world.first.id, "Не проверен устав организации."));
    expect(await concludeAdmission(world.secretary, world.id, world.sitting)).toEqual({
      ok: false,
      reason: "incomplete",
      details: { left: 1 },
    });
  });

  it.each([
    ["fewer than the quorum", 2, "noQuorum"],
    ["a bare majority of five", 3, null],
  ])("asks for the announced quorum: %s", async (_, present, reason) => {
    const world = await decided();
    const outcome = await concludeAdmission(world.secretary, world.id, {
      ...world.sitting,
      present: world.sitting.present.slice(0, present),
    });
    expect(outcome.ok ? null : outcome.reason).toBe(reason);
  });

  it.each([
    ["two against of five", { ...none, against: 2 }, true],
    ["three against of five", { ...none, against: 3 }, false],
    ["three abstained of five", { ...none, abstained: 3 }, false],
    ["nobody free to vote", { ...none, recused: 5 }, false],
  ])("carries a decision by the announced majority: %s", async (_, except, carried) => {
    const world = await decided();
    const outcome = await concludeAdmission(world.secretary, world.id, {
      ...world.sitting,
      votes: { [world.first.id]: except },
    });
    const number = (
      await db().select({ n: application.number }).from(application).where(eq(application.id, world.first.id))
    )[0]!.n;
    expect(outcome).toMatchObject(carried ? { ok: true } : { ok: false, reason: "notCarried", details: { number } });
  });

  it("refuses strangers, votes of nobody, more votes than people, and a sitting before the opening or in the future", async () => {
    const world = await decided();
    const stranger = await aPerson("Чужой");
    const facts = await competitionFacts(db(), world.secretary, world.id);
    const at = (minutes: number) => wallTimeOf(new Date(facts!.now.getTime() + minutes * 60_000), facts!.zone);
    const tries: [Partial<typeof world.sitting>, string][] = [
      [{ present: [...world.sitting.present, stranger.id] }, "badInput"],
      [{ chair: stranger.id }, "badInput"],
      [{ votes: { [stranger.id]: none } }, "badInput"],
      [{ votes: { [world.first.id]: { ...none, against: 6 } } }, "badInput"],
      [{ heldAt: at(-60) }, "badInput"],
      [{ heldAt: at(60) }, "notYet"],
    ];
    for (const [over, reason] of tries)
      expect(await concludeAdmission(world.secretary, world.id, { ...world.sitting, ...over })).toMatchObject({
        reason,
      });
    for (const who of [world.chair, stranger])
      expect(await concludeAdmission(who, world.id, world.sitting)).toEqual({ ok: false, reason: "notFound" });
  });

  it("is corrected by a new version with its reason", async () => {
    const world = await decided();
    sure(await concludeAdmission(world.secretary, world.id, world.sitting));
    expect(await concludeAdmission(world.secretary, world.id, world.sitting)).toMatchObject({ reason: "incomplete" });
    sure(
      await concludeAdmission(world.secretary, world.id, {
        ...world.sitting,
        place: "Большой зал",
        reason: "Зал указан неверно.",
      }),
    );
    const { papers } = sure(await listPapers(world.secretary, world.id));
    const ours = papers.filter(({ kind }) => kind === "admissionProtocol");
    expect(ours.map(({ version, reason }) => [version, reason])).toEqual([
      [2, "Зал указан неверно."],
      [1, ""],
    ]);
    expect(sure(await readAdmissionSitting(world.secretary, world.id)).isCorrection).toBe(true);
  });
});

describe("a rule that the commission admits", () => {
  it("keeps applications from experts until its protocol", async () => {
    const world = await decided({ rules: { admissionByCommission: true } });
    expect(await prepareRound(world.secretary, world.id)).toEqual({ ok: false, reason: "notConcluded" });
    sure(await concludeAdmission(world.secretary, world.id, world.sitting));
    expect((await prepareRound(world.secretary, world.id)).ok).toBe(true);
  });

  it("is not asked for where the secretary admits", async () => {
    const world = await decided();
    expect((await prepareRound(world.secretary, world.id)).ok).toBe(true);
  });
});

describe("a decision on admission", () => {
  it("is taken back with its held letter, and can be made again", async () => {
    const world = await decided();
    const held = () =>
      db()
        .select({ kind: letter.kind })
        .from(letter)
        .where(and(eq(letter.competitionId, world.id), eq(letter.state, "held")));
    expect(await held()).toHaveLength(3);
    sure(await reconsiderApplication(world.secretary, world.first.id, "Не проверен устав организации."));
    expect(await stateOf(world.first.id)).toBe("opened");
    expect((await held()).map(({ kind }) => kind).sort()).toEqual(["application-admitted", "application-rejected"]);
    sure(await rejectApplication(world.secretary, world.first.id, { ground: "documents", text: "Нет устава." }));
    expect(await stateOf(world.first.id)).toBe("rejected");
  });

  it("stands once the commission's protocol is made", async () => {
    const world = await decided();
    sure(await concludeAdmission(world.secretary, world.id, world.sitting));
    expect(await reconsiderApplication(world.secretary, world.first.id, "Не проверен устав организации.")).toEqual({
      ok: false,
      reason: "wrongState",
    });
    for (const who of [world.chair, world.first.head])
      expect(await reconsiderApplication(who, world.first.id, "Не проверен устав.")).toMatchObject({
        reason: "notFound",
      });
  });
});

describe("many applications at once", () => {
  it("are admitted where every requirement is met; the others are named and stay", async () => {
    const world = await aClosedCompetition({ applications: 3 });
    sure(await openApplications(world.secretary, world.id, anOpening));
    const [first, second, third] = world.applications.map(({ id }) => id) as [string, string, string];
    for (const id of [first, second]) sure(await checkRequirements(world.secretary, id, allMet(world.rules)));
    const outcome = sure(await admitTicked(world.secretary, world.id, [third, first, second, first]));
    const numbers = await db().select({ id: application.id, number: application.number }).from(application);
    expect(outcome).toEqual({ admitted: 2, left: [numbers.find(({ id }) => id === third)!.number] });
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(["admitted", "admitted", "opened"]);
  });

  it("are none of another competition's", async () => {
    const [one, other] = [await decided(), await decided()];
    expect(await admitTicked(one.secretary, one.id, [one.first.id, other.first.id])).toMatchObject({
      reason: "notFound",
    });
    expect(await admitTicked(one.chair, one.id, [one.first.id])).toMatchObject({ reason: "notFound" });
  });
});

describe("the sheet of checks", () => {
  it("says of every requirement what was found, as of which day, by what and by whom", async () => {
    const world = await aClosedCompetition();
    sure(await openApplications(world.secretary, world.id, anOpening));
    const { id } = world.applications[0]!;
    const [first, second] = world.rules.requirements;
    const checks = {
      [first!.key]: { result: "ok" as const, asOf: "2026-04-10", evidence: "Выписка из ЕГРЮЛ", comment: "" },
      [second!.key]: {
        result: "fail" as const,
        asOf: "2026-04-11",
        evidence: "Справка ФНС",
        comment: "Есть долг 500 ₽",
      },
    };
    sure(await checkRequirements(world.secretary, id, { checks }));
    const file = sure(await checkListFile(world.secretary, { competitionId: world.id, applicationId: id }, "pdf"));
    const text = bare(await textOf(file.bytes));
    for (const said of [
      first!.title,
      "10 апреля 2026 г.",
      "Выписка из ЕГРЮЛ",
      "Справка ФНС",
      "Есть долг 500 ₽",
      "не выполнено",
      world.secretary.name,
    ])
      expect(text).toContain(bare(said));
    const other = await aClosedCompetition();
    for (const who of [world.chair, world.applications[0]!.head, other.secretary])
      expect(await checkListFile(who, { competitionId: world.id, applicationId: id }, "pdf")).toMatchObject({
        reason: "notFound",
      });
  });
});
