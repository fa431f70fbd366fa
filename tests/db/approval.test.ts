import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Role } from "~/access/roles";
import { nobody, type Person } from "~/access/who";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import type { ApprovalState } from "~/lifecycle/2-announcement/approval";
import { approvalsOf, readAnnouncing, readApprovals } from "~/lifecycle/2-announcement/approval.queries.server";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { confirmApproval } from "~/lifecycle/2-announcement/confirm-approval.server";
import { discardCompetition } from "~/lifecycle/2-announcement/discard-competition.server";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { nextAction } from "~/lifecycle/2-announcement/next-action";
import { competitionForOffice, countsOf, officeCompetitions } from "~/lifecycle/2-announcement/office.queries.server";
import { proposeAnnouncement, proposeChange } from "~/lifecycle/2-announcement/propose-approval.server";
import { competitionPage } from "~/lifecycle/2-announcement/public.queries.server";
import { returnApproval } from "~/lifecycle/2-announcement/return-approval.server";
import {
  announceRulesChange,
  discardRulesChange,
  prepareRulesChange,
} from "~/lifecycle/2-announcement/rules-change.server";
import { withQuestionUp } from "~/lifecycle/2-announcement/template-changes";
import type { Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { approval, competition, rulesVersion } from "~db/schema/announcement";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { organiser } from "~db/schema/registration";
import { aPerson, grant } from "../people";
import { useParts } from "../world";
import { aDraft, anOffice, value } from "./announcement-world";

useParts();

const remarks = "Проверьте срок приёма: он кончается в воскресенье.";
const why = "Дума округа увеличила сумму на конкурс.";

/** A draft whose rules ask for two people, its secretary, a second one and the organiser's administrator. */
async function draft() {
  const office = await anOffice();
  const id = await aDraft(office);
  const rules = { ...(await rulesOf(db(), id)), announceByTwo: true };
  const version = value(await editRules(office.secretary, id, 1, rules));
  const [second, admin] = [await aPerson("Вторая Секретарь"), await aPerson("Администратор")];
  await grant(second, "secretary", office.organiserId, id);
  await grant(admin, "organiserAdmin", office.organiserId);
  return { ...office, id, rules, version, second, admin };
}
type Draft = Awaited<ReturnType<typeof draft>>;

/** The same announced by two, with a change of its rules prepared. */
async function changing() {
  const world = await draft();
  value(await proposeAnnouncement(world.secretary, world.id, world.version));
  value(await confirmApproval(world.second, await waiting(world.id)));
  const changed = { ...world.rules, passMark: "61" };
  return { ...world, changed, number: value(await prepareRulesChange(world.secretary, world.id, 0, changed)) };
}

async function waiting(id: string): Promise<string> {
  const [row] = await db()
    .select({ id: approval.id })
    .from(approval)
    .where(and(eq(approval.competitionId, id), eq(approval.state, "proposed")));
  return row!.id;
}

const stateOf = async (id: string) =>
  (await db().select({ state: competition.state }).from(competition).where(eq(competition.id, id)))[0]!.state;
const states = async (id: string): Promise<ApprovalState[]> => (await approvalsOf(id)).map(({ state }) => state);
const said = (outcome: Outcome<unknown>) => (outcome.ok ? "done" : outcome.reason);
const factsOf = async (id: string) =>
  (
    await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, id))
      .orderBy(journalPayload.seq)
  ).map(({ type }) => type);
const lettersOf = (id: string, kind: "approval-proposed" | "approval-returned") =>
  db()
    .select({ to: letter.toPersonId, props: letter.props })
    .from(letter)
    .where(and(eq(letter.competitionId, id), eq(letter.kind, kind)));

describe("announcing by two people", () => {
  it("is done by nobody alone, and by two in one: the second reads what the first proposed", async () => {
    const { id, version, secretary, second, admin } = await draft();
    expect(said(await announceCompetition(secretary, id, version))).toBe("wrongState");
    value(await proposeAnnouncement(secretary, id, version));
    expect(await stateOf(id)).toBe("draft");
    expect((await lettersOf(id, "approval-proposed")).map(({ to }) => to).sort()).toEqual([second.id, admin.id].sort());
    const page = value(await readApprovals(second, id));
    expect(page.pending).toMatchObject({
      subject: "announcement",
      version,
      proposedBy: secretary.name,
      decidedBy: null,
    });
    expect(page.rules).toEqual(await rulesOf(db(), id));
    expect(page.may).toEqual({ confirm: true, return: true });
    expect(value(await readApprovals(secretary, id)).may).toEqual({ confirm: false, return: true });

    expect(said(await confirmApproval(secretary, await waiting(id)))).toBe("secondPerson");
    value(await confirmApproval(second, page.pending!.id));
    expect(await stateOf(id)).toBe("announced");
    const [frozen] = await db()
      .select({ hash: rulesVersion.hash, at: rulesVersion.announcedAt })
      .from(rulesVersion)
      .where(and(eq(rulesVersion.competitionId, id), eq(rulesVersion.version, version)));
    expect(frozen).toMatchObject({ hash: page.pending!.sha256, at: expect.any(Date) });
    expect(await approvalsOf(id)).toMatchObject([
      { state: "confirmed", proposedBy: secretary.name, decidedBy: second.name },
    ]);
    expect((await factsOf(id)).slice(-2)).toEqual(["approval.proposed", "competition.announced"]);
  });

  it("lets no person do both, whoever proposes and whatever roles they hold", async () => {
    const world = await draft();
    const { id, organiserId, secretary, second, admin } = world;
    // Somebody with every role there is to confirm by.
    for (const role of ["organiserAdmin", "secretary"] as const) await grant(second, role, organiserId);
    const others = await Promise.all(
      (["chair", "member", "expert"] as const).map(async (role: Role) => {
        const person = await aPerson(role);
        await grant(person, role, organiserId, id);
        return person;
      }),
    );
    const stranger = (await anOffice()).secretary;
    for (const proposer of [secretary, second]) {
      value(await proposeAnnouncement(proposer, id, world.version));
      const waits = await waiting(id);
      expect(said(await confirmApproval(proposer, waits))).toBe("secondPerson");
      for (const one of [...others, stranger]) {
        expect(said(await confirmApproval(one, waits))).toBe("notFound");
        expect(said(await returnApproval(one, waits, remarks))).toBe("notFound");
        expect(said(await readApprovals(one, id))).toBe("notFound");
        expect(said(await proposeAnnouncement(one, id, world.version))).toBe("notFound");
      }
      expect(await stateOf(id)).toBe("draft");
      value(await returnApproval(admin, waits, remarks));
    }
    expect(said(await proposeAnnouncement(admin, id, world.version))).toBe("notFound");
    value(await proposeAnnouncement(second, id, world.version));
    value(await confirmApproval(admin, await waiting(id)));
    expect(await stateOf(id)).toBe("announced");
  });

  it("is returned with remarks by letter, and can be proposed again; who takes it back writes to nobody", async () => {
    const { id, version, secretary, admin } = await draft();
    value(await proposeAnnouncement(secretary, id, version));
    value(await returnApproval(admin, await waiting(id), remarks));
    expect(await lettersOf(id, "approval-returned")).toMatchObject([
      { to: secretary.id, props: { decider: admin.name, remarks, subject: "announcement" } },
    ]);
    expect(await readAnnouncing(secretary, id)).toMatchObject({ last: { state: "returned", remarks } });
    value(await proposeAnnouncement(secretary, id, version));
    value(await returnApproval(secretary, await waiting(id), "Нашла ошибку в сроках."));
    expect(await lettersOf(id, "approval-returned")).toHaveLength(1);
    expect(await states(id)).toEqual(["returned", "returned"]);
    expect((await factsOf(id)).filter((type) => type === "approval.returned")).toHaveLength(2);
  });

  it("is taken off by any edit, visibly, and what stood before can be confirmed no more", async () => {
    type Edit = (world: Draft, version: number) => Promise<unknown>;
    const edits: Record<string, Edit> = {
      rules: async ({ admin: _, ...world }, version) =>
        value(await editRules(world.second, world.id, version, { ...world.rules, passMark: "65" })),
      form: async (world) =>
        value(
          await editForm(world.second, world.id, 1, (form) => ({ template: withQuestionUp(form, "about.summary") })),
        ),
    };
    for (const [name, edit] of Object.entries(edits)) {
      const world = await draft();
      const { id, secretary, admin, version } = world;
      value(await proposeAnnouncement(secretary, id, version));
      const waits = await waiting(id);
      await edit(world, version);
      expect([name, await states(id)]).toEqual([name, ["voided"]]);
      expect(await approvalsOf(id)).toMatchObject([{ decidedBy: world.second.name }]);
      expect(await readAnnouncing(secretary, id)).toMatchObject({ last: { state: "voided" } });
      expect(await factsOf(id)).toContain("approval.voided");
      expect(said(await confirmApproval(admin, waits))).toBe("wrongState");
      expect(await stateOf(id)).toBe("draft");
    }
  });

  it("leaves no proposal to a draft thrown away", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const version = value(
      await editRules(office.secretary, id, 1, { ...(await rulesOf(db(), id)), announceByTwo: true }),
    );
    value(await proposeAnnouncement(office.secretary, id, version));
    const waits = await waiting(id);
    value(await discardCompetition(office.secretary, id));
    expect(await states(id)).toEqual(["voided"]);
    expect(said(await confirmApproval(office.secretary, waits))).toBe("notFound");
  });

  it("happens once when two press at once, and never together with an edit", async () => {
    for (let n = 0; n < 4; n += 1) {
      const { id, version, secretary, second, admin, rules } = await draft();
      const twice = await Promise.all([1, 2].map(() => proposeAnnouncement(secretary, id, version)));
      expect(twice.map(said).sort()).toEqual(["alreadyExists", "done"]);
      const waits = await waiting(id);
      const both = await Promise.all([second, admin].map((one) => confirmApproval(one, waits)));
      expect(both.map(said).sort()).toEqual(["done", "wrongState"]);
      expect((await factsOf(id)).filter((type) => type === "competition.announced")).toHaveLength(1);

      const other = await draft();
      value(await proposeAnnouncement(other.secretary, other.id, other.version));
      const pending = await waiting(other.id);
      const up = (form: Parameters<Parameters<typeof editForm>[3]>[0]) => ({
        template: withQuestionUp(form, "about.summary"),
      });
      const [confirmed, edited] = await Promise.all([
        confirmApproval(other.second, pending),
        n % 2
          ? editRules(other.secretary, other.id, other.version, { ...rules, passMark: "70" })
          : editForm(other.secretary, other.id, 1, up),
      ]);
      expect([said(confirmed), said(edited)].filter((one) => one === "done")).toHaveLength(1);
      expect(await stateOf(other.id)).toBe(confirmed.ok ? "announced" : "draft");
    }
  });

  it("is refused while errors stand, for another version, and is not there where one person is enough", async () => {
    const { id, version, secretary, rules } = await draft();
    expect(said(await proposeAnnouncement(secretary, id, version - 1))).toBe("changedMeanwhile");
    const wrong = value(await editRules(secretary, id, version, { ...rules, directions: [] }));
    expect(said(await proposeAnnouncement(secretary, id, wrong))).toBe("incomplete");
    const office = await anOffice();
    const plain = await aDraft(office);
    expect(said(await proposeAnnouncement(office.secretary, plain, 1))).toBe("wrongState");
    expect(await readAnnouncing(office.secretary, plain)).toBeNull();
    value(await announceCompetition(office.secretary, plain, 1));
  });

  it("stands on the home pages of both: one has to confirm, the other waits", async () => {
    const { id, version, secretary, second } = await draft();
    const action = async (who: Person) => {
      const { facts } = value(await competitionForOffice(who, id));
      const { proposal, waiting: questions } = await countsOf(who, id);
      const { rows } = await officeCompetitions(who, { page: 1 });
      expect(rows.find((one) => one.id === id)?.proposal).toBe(proposal);
      return nextAction({ ...facts, questions, proposal });
    };
    expect(await action(second)).toBe("finishRules");
    value(await proposeAnnouncement(secretary, id, version));
    expect([await action(secretary), await action(second)]).toEqual(["waitForConfirmation", "confirmAnnouncement"]);
    value(await confirmApproval(second, await waiting(id)));
    expect(await action(second)).toBe("waitForReception");
  });
});

describe("a change of announced rules by two people", () => {
  const publicMark = async (id: string) => {
    const [row] = await db()
      .select({ slug: competition.slug, host: organiser.slug })
      .from(competition)
      .innerJoin(organiser, eq(organiser.id, competition.organiserId))
      .where(eq(competition.id, id));
    return value(await competitionPage(nobody, row!.host, row!.slug)).rules.passMark;
  };

  it("is announced by the second, with the reason of the first", async () => {
    const { id, number, secretary, second, rules } = await changing();
    expect(said(await announceRulesChange(secretary, id, { draft: number, reason: why }))).toBe("wrongState");
    value(await proposeChange(secretary, id, { draft: number, reason: why }));
    expect(await publicMark(id)).toBe(rules.passMark);
    expect(value(await readApprovals(second, id)).differences).toMatchObject([{ path: "passMark", after: "61" }]);
    expect(said(await confirmApproval(secretary, await waiting(id)))).toBe("secondPerson");
    const both = await Promise.all([second, second].map(async (one) => confirmApproval(one, await waiting(id))));
    expect(both.map(said).sort()).toEqual(["done", "wrongState"]);
    expect(await publicMark(id)).toBe("61");
    const versions = await db()
      .select({ reason: rulesVersion.reason })
      .from(rulesVersion)
      .where(eq(rulesVersion.competitionId, id))
      .orderBy(rulesVersion.version);
    expect(versions.at(-1)).toEqual({ reason: why });
  });

  it("is taken off by another edit of it, and by dropping it", async () => {
    const { id, number, secretary, admin, changed } = await changing();
    value(await proposeChange(secretary, id, { draft: number, reason: why }));
    const first = await waiting(id);
    const newer = value(await prepareRulesChange(secretary, id, number, { ...changed, passMark: "62" }));
    expect(said(await confirmApproval(admin, first))).toBe("wrongState");
    expect(said(await proposeChange(secretary, id, { draft: number, reason: why }))).toBe("changedMeanwhile");
    value(await proposeChange(secretary, id, { draft: newer, reason: why }));
    const last = await waiting(id);
    value(await discardRulesChange(secretary, id));
    expect(said(await confirmApproval(admin, last))).toBe("wrongState");
    expect(await states(id)).toEqual(["voided", "voided", "confirmed"]);
  });

  it("needs two people even where the change itself would let one be enough", async () => {
    const { id, secretary, number, changed } = await changing();
    const alone = { ...changed, announceByTwo: false };
    const draftNumber = value(await prepareRulesChange(secretary, id, number, alone));
    expect(said(await announceRulesChange(secretary, id, { draft: draftNumber, reason: why }))).toBe("wrongState");
  });
});
