import { createHash, randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import type { DocumentVisibility } from "~/lifecycle/2-announcement/rules";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { addAffiliation } from "~/lifecycle/5-review/affiliations.server";
import { annulSheet } from "~/lifecycle/5-review/annul-sheet.server";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { readOpenedSheet, readReview } from "~/lifecycle/5-review/office.queries.server";
import { openedScores } from "~/lifecycle/5-review/opened-scores.queries.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { recuseFromSheet } from "~/lifecycle/5-review/recuse-from-sheet.server";
import { reopenSheet } from "~/lifecycle/5-review/reopen-sheet.blind.server";
import { replaceExpert } from "~/lifecycle/5-review/replace-expert.server";
import { roundKey } from "~/lifecycle/5-review/round-key.server";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { openSealed } from "~/lifecycle/5-review/sealing.server";
import { listSheets, readSheet, sendSheetFile } from "~/lifecycle/5-review/sheets.blind.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { made } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { db, transaction, watchStatements } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { storedFile } from "~db/schema/application";
import { copy, copyFile, round, sheet, sheetReopening, sheetRevision } from "~db/schema/blind";
import { letter } from "~db/schema/outbox";
import { assignment } from "~db/schema/review";
import { aPerson, grant } from "../people";
import {
  aClosedCompetition,
  anAdmittedCompetition,
  type ClosedCompetition,
  identityOf,
  PASSWORD,
} from "../submitted-competition";
import { useParts } from "../world";

const parts = useParts({ watchStatements: true });

const comment = "Обоснование достаточно длинное, чтобы пройти проверку листа перед тем, как его запечатают.";
function filled(rules: ClosedCompetition["rules"], mark: string, draftVersion: number) {
  const marks = Object.fromEntries(rules.criteria.map(({ key }) => [key, { mark, comment }]));
  return { draftVersion, marks, remarks: "", conclusion: "recommended" };
}
const value = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string; details?: unknown }): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return outcome.value;
};
const sheetsOf = async (who: Person) => value(await listSheets(who));

async function sealAs(who: Person, sheetId: string, rules: ClosedCompetition["rules"], mark: string) {
  const read = value(await readSheet(who, sheetId));
  const version = value(await saveSheet(who, sheetId, filled(rules, mark, read.draftVersion)));
  return value(await sealSheet(who, sheetId, version));
}

/** A running round in which every application has two experts. */
async function running(given: Parameters<typeof aClosedCompetition>[0] = {}) {
  const world = await anAdmittedCompetition(given);
  const roundId = value(await prepareRound(world.secretary, world.id));
  value(await distributeEvenly(world.secretary, roundId));
  value(await startRound(world.secretary, roundId));
  return { ...world, roundId };
}

/** The same with every sheet sealed; the first sheet of an application gets the first mark, and so on. */
async function sealedAll(marks: readonly string[], given: Parameters<typeof aClosedCompetition>[0] = {}) {
  const world = await running(given);
  for (const expert of world.experts) {
    for (const one of await sheetsOf(expert)) await sealAs(expert, one.id, world.rules, await nextMark(one.id, marks));
  }
  return world;
}
async function nextMark(sheetId: string, marks: readonly string[]): Promise<string> {
  const [own] = await db().select({ copyId: sheet.copyId }).from(sheet).where(eq(sheet.id, sheetId));
  const done = await db().select({ state: sheet.state }).from(sheet).where(eq(sheet.copyId, own!.copyId));
  return marks[done.filter((one) => one.state === "sealed").length % marks.length]!;
}
const stateOf = async (id: string) =>
  (await db().select({ state: competition.state }).from(competition).where(eq(competition.id, id)))[0]!.state;

describe("preparing a round", () => {
  it("makes copies in which no string names the applicant, though the applications do", async () => {
    const world = await anAdmittedCompetition({ applications: 3 });
    value(await prepareRound(world.secretary, world.id));
    const copies = JSON.stringify(
      await db()
        .select()
        .from(copy)
        .innerJoin(round, eq(round.id, copy.roundId))
        .where(eq(round.competitionId, world.id)),
    );
    const sources = JSON.stringify(world.applications);
    for (const n of [0, 1, 2]) {
      const { fullName, shortName, inn, ogrn, headName, phone, email } = identityOf(n);
      const surname = headName.split(" ")[0]!;
      for (const needle of [
        inn,
        email,
        phone,
        surname,
        "Камчатского ручья",
        "Камчатском Ручье",
        "Дарьей Аркадьевной",
        "kamchatruchey",
      ]) {
        expect(sources).toContain(needle);
        expect(copies).not.toContain(needle);
      }
      for (const needle of [fullName, shortName, ogrn]) expect(copies).not.toContain(needle);
    }
    for (const { id, applicantId } of world.applications) {
      expect(copies).not.toContain(id);
      expect(copies).not.toContain(applicantId);
    }
    expect(copies).toContain("[скрыто]");
    expect(copies).toContain("Чистый берег 1");
  });

  it("gives pseudonyms and places of their own, and one key that only the server reads", async () => {
    const world = await anAdmittedCompetition({ applications: 5 });
    const roundId = value(await prepareRound(world.secretary, world.id));
    const copies = await db()
      .select({ name: copy.pseudonym, place: copy.position })
      .from(copy)
      .where(eq(copy.roundId, roundId));
    expect(new Set(copies.map((one) => one.name)).size).toBe(5);
    expect(copies.every((one) => /^Проект [1-9]\p{Lu}{2}-[1-9]$/u.test(one.name))).toBe(true);
    expect(copies.map((one) => one.place).sort()).toEqual([1, 2, 3, 4, 5]);
    const key = await stat(join(parts.dataDir, "keys", `${roundId}.key`));
    expect([key.size, key.mode & 0o777]).toEqual([32, 0o600]);
    expect(await prepareRound(world.secretary, world.id)).toMatchObject({ reason: "alreadyExists" });
  });

  it("copies only documents that may be shown, under neutral names and keys of their own", async () => {
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    const owner = await aPerson("Владелец");
    const files = ["charter", "register", "letters", "prices"].map((kind) => ({
      fileId: randomUUID(),
      kind,
      name: "Устав Камчатского ручья.pdf",
      size: pdf.length,
      contentType: "application/pdf",
      sha256: createHash("sha256").update(pdf).digest("hex"),
    }));
    for (const { fileId, kind, sha256, size, contentType, name } of files) {
      const key = `files/test/${kind}`;
      await store().put(key, pdf, { contentType });
      await transaction(system, "seed.play", async (tx) => {
        const scan = kind === "prices" ? "clean" : "notScanned";
        await tx
          .insert(storedFile)
          .values({ id: fileId, key, sha256, size, contentType, name, scan, uploadedBy: owner.id });
        return made(undefined);
      });
    }
    const ring = (key: string, visibility: DocumentVisibility) => {
      return { key, title: key, required: false, identifies: false, visibility };
    };
    const requiredDocuments = [
      ring("charter", "office"),
      ring("register", "commission"),
      ring("letters", "public"),
      ring("prices", "expert"),
    ];
    const world = await running({ applications: 1, files, rules: { requiredDocuments } });
    const [had] = await db()
      .select({ expertId: sheet.expertId, id: sheet.id })
      .from(sheet)
      .where(eq(sheet.roundId, world.roundId));
    const expert = world.experts.find((one) => one.id === had!.expertId)!;
    const shown = value(await readSheet(expert, had!.id)).files;
    expect(shown.map(({ kind, name, scan }) => ({ kind, name, scan }))).toEqual([
      { kind: "letters", name: "Документ 1.pdf", scan: "notScanned" },
      { kind: "prices", name: "Документ 2.pdf", scan: "clean" },
    ]);
    const office = value(await readForAdmission(world.secretary, world.id, world.applications[0]!.id)).files;
    expect(office.map(({ kind, scan }) => [kind, scan])).toEqual([
      ["charter", "notScanned"],
      ["register", "notScanned"],
      ["letters", "notScanned"],
      ["prices", "clean"],
    ]);
    const answer = value(await sendSheetFile(expert, had!.id, shown[0]!.id));
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(decodeURIComponent(answer.headers.get("content-disposition")!)).not.toContain("ручья");
    const [kept] = await db().select({ key: copyFile.key }).from(copyFile).where(eq(copyFile.id, shown[0]!.id));
    expect(kept!.key).toMatch(/^blind\/[0-9a-f-]{36}$/);
    expect(await sendSheetFile(expert, had!.id, files[0]!.fileId)).toEqual({ ok: false, reason: "notFound" });
  });

  it("waits for every admission", async () => {
    const closed = await aClosedCompetition();
    expect(await prepareRound(closed.secretary, closed.id)).toMatchObject({ ok: false, reason: "wrongStage" });
    expect(await prepareRound(closed.chair, closed.id)).toMatchObject({ ok: false, reason: "notFound" });
  });

  it("shows the applicant and the team in single mode", async () => {
    const world = await anAdmittedCompetition({ applications: 1 });
    const single = await anAdmittedCompetition({
      applications: 1,
      rules: { review: { ...world.rules.review, blind: "single" } },
    });
    const roundId = value(await prepareRound(single.secretary, single.id));
    const [shown] = await db().select({ content: copy.content }).from(copy).where(eq(copy.roundId, roundId));
    expect(shown!.content.applicant?.fullName).toBe(identityOf(0).fullName);
    const team = shown!.content.sections.find(({ key }) => key === "team");
    expect(team!.fields[0]).toMatchObject({ key: "leader", value: identityOf(0).headName });
  });
});

describe("assigning experts", () => {
  it("spreads sheets evenly and never to somebody who is tied to the applicant", async () => {
    const world = await anAdmittedCompetition({ applications: 6, experts: 4 });
    const [tied, member] = world.experts;
    value(
      await addAffiliation(tied!, {
        kind: "employer",
        organisation: "камчатский РУЧЕЙ 1",
        inn: "",
        endedOn: "",
      }),
    );
    value(
      await addAffiliation(tied!, { kind: "relative", organisation: "Другое", inn: identityOf(1).inn, endedOn: "" }),
    );
    value(
      await addAffiliation(member!, {
        kind: "employer",
        organisation: identityOf(2).fullName,
        inn: "",
        endedOn: "1999-01-01",
      }),
    );
    const roundId = value(await prepareRound(world.secretary, world.id));
    const [a, b, c] = world.applications;
    for (const barred of [a!, b!]) {
      expect(await assignExperts(world.secretary, roundId, { applicationId: barred.id, experts: [tied!.id] })).toEqual({
        ok: false,
        reason: "conflictOfInterest",
      });
    }
    value(await assignExperts(world.secretary, roundId, { applicationId: c!.id, experts: [member!.id] }));
    expect(value(await distributeEvenly(world.secretary, roundId))).toEqual({ given: 11, left: 0 });
    const given = await db()
      .select({ expertId: assignment.expertId, applicationId: assignment.applicationId })
      .from(assignment)
      .where(eq(assignment.roundId, roundId));
    expect(given.filter((one) => one.expertId === tied!.id && [a!.id, b!.id].includes(one.applicationId))).toEqual([]);
    const loads = world.experts.map((expert) => given.filter((one) => one.expertId === expert.id).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it("never takes a member of the applicant or somebody without the role", async () => {
    const world = await anAdmittedCompetition();
    const own = world.applications[0]!;
    await grant(own.head, "expert", world.organiserId, world.id);
    const roundId = value(await prepareRound(world.secretary, world.id));
    const assign = (experts: string[]) => assignExperts(world.secretary, roundId, { applicationId: own.id, experts });
    expect(await assign([own.head.id])).toMatchObject({ reason: "conflictOfInterest" });
    expect(await assign([(await aPerson("Прохожий")).id])).toMatchObject({ reason: "badInput" });
  });

  it("before the start the choice replaces the one before, and the start waits until everybody has enough", async () => {
    const world = await anAdmittedCompetition({ applications: 1 });
    const roundId = value(await prepareRound(world.secretary, world.id));
    const [first, second, third] = world.experts;
    const applicationId = world.applications[0]!.id;
    value(await assignExperts(world.secretary, roundId, { applicationId, experts: [first!.id] }));
    expect(await startRound(world.secretary, roundId)).toMatchObject({ reason: "incomplete", details: { left: 1 } });
    value(await assignExperts(world.secretary, roundId, { applicationId, experts: [second!.id, third!.id] }));
    expect(await sheetsOf(second!)).toEqual([]);
    value(await startRound(world.secretary, roundId));
    expect(await stateOf(world.id)).toBe("review");
    expect([(await sheetsOf(first!)).length, (await sheetsOf(second!)).length]).toEqual([0, 1]);
    const sent = await db()
      .select({ to: letter.toPersonId, kind: letter.kind })
      .from(letter)
      .where(eq(letter.competitionId, world.id));
    expect(
      sent
        .filter((one) => one.kind === "review-assigned")
        .map((one) => one.to)
        .sort(),
    ).toEqual([second!.id, third!.id].sort());
  });
});

describe("an expert", () => {
  it("reads only the blind schema, whatever is asked", async () => {
    const world = await running();
    const expert = world.experts[0]!;
    const [own] = await sheetsOf(expert);
    await sealAs(expert, own!.id, world.rules, "5");
    const statements: string[] = [];
    // why: a fresh connection of the pool asks the catalog for its types.
    const stop = watchStatements((query) => query.includes("pg_catalog.pg_type") || statements.push(query));
    await listSheets(expert);
    await readSheet(expert, own!.id);
    await sendSheetFile(expert, own!.id, own!.id);
    stop();
    expect(statements.length).toBeGreaterThan(4);
    for (const statement of statements) {
      const tables = [...statement.matchAll(/(?:from|join|into|update)\s+("?\w+"?(?:\."?\w+"?)?)/gi)].map(
        (match) => match[1]!,
      );
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.filter((name) => !name.startsWith('"blind".'))).toEqual([]);
    }
  });

  it("cannot tell another's sheet from one that does not exist", async () => {
    const world = await running();
    const [expert, other] = world.experts;
    const mine = new Set((await sheetsOf(expert!)).map((one) => one.id));
    const foreign = (await sheetsOf(other!)).find((one) => !mine.has(one.id))!.id;
    for (const id of [foreign, world.roundId, "garbage"]) {
      expect(await readSheet(expert!, id)).toEqual({ ok: false, reason: "notFound" });
      expect(await saveSheet(expert!, id, filled(world.rules, "5", 0))).toEqual({ ok: false, reason: "notFound" });
      expect(await sealSheet(expert!, id, 0)).toEqual({ ok: false, reason: "notFound" });
      expect(await reopenSheet(expert!, id)).toEqual({ ok: false, reason: "notFound" });
      expect(await recuseFromSheet(expert!, id, "нет")).toEqual({ ok: false, reason: "notFound" });
    }
    expect(await readSheet(world.secretary, foreign)).toEqual({ ok: false, reason: "notFound" });
  });

  it("loses nothing when the sheet was saved in another window", async () => {
    const world = await running();
    const expert = world.experts[0]!;
    const [own] = await sheetsOf(expert);
    value(await saveSheet(expert, own!.id, filled(world.rules, "7,5", 0)));
    expect(await saveSheet(expert, own!.id, filled(world.rules, "1", 0))).toMatchObject({ reason: "changedMeanwhile" });
    const read = value(await readSheet(expert, own!.id));
    expect(read.draft.marks.relevance?.mark).toBe("7.5");
    expect(await sealSheet(expert, own!.id, read.draftVersion)).toMatchObject({ reason: "incomplete" });
  });

  it("seals, takes it up, seals again: revisions are encrypted and chained, and the draft is emptied", async () => {
    const world = await running();
    const expert = world.experts[0]!;
    const [own] = await sheetsOf(expert);
    const first = await sealAs(expert, own!.id, world.rules, "5");
    expect(value(await readSheet(expert, own!.id)).commitment).toBe(first.commitment);
    expect(await saveSheet(expert, own!.id, filled(world.rules, "9", 1))).toMatchObject({ reason: "wrongState" });
    value(await reopenSheet(expert, own!.id));
    expect(value(await readSheet(expert, own!.id)).draft.marks.relevance?.mark).toBe("5");
    const second = await sealAs(expert, own!.id, world.rules, "6");
    expect(second.revision).toBe(2);
    const { past } = value(await readSheet(expert, own!.id));
    expect(past.map(({ did, revision }) => `${did} ${revision}`)).toEqual(["sealed 2", "reopened 1", "sealed 1"]);
    expect(past.map(({ at }) => at)).toEqual(
      past
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx.delete(sheetReopening).where(eq(sheetReopening.sheetId, own!.id));
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
    const [row] = await db().select({ draft: sheet.draft }).from(sheet).where(eq(sheet.id, own!.id));
    expect(row?.draft).toBeNull();
    const revisions = await db()
      .select()
      .from(sheetRevision)
      .where(eq(sheetRevision.sheetId, own!.id))
      .orderBy(asc(sheetRevision.revision));
    expect(revisions.some((one) => one.sealed.includes(Buffer.from("Обоснование", "utf8")))).toBe(false);
    const key = await roundKey(world.roundId);
    const context = (revision: number, previous: string) => ({
      competitionId: world.id,
      pseudonym: own!.pseudonym,
      sheetId: own!.id,
      roundId: world.roundId,
      revision,
      previous,
    });
    expect(openSealed(key, context(2, first.commitment), revisions[1]!).marks.relevance?.mark).toBe("6");
    expect(() => openSealed(key, context(2, ""), revisions[1]!)).toThrow();
    expect(() => openSealed(key, context(2, first.commitment), revisions[0]!)).toThrow();
    expect(() => openSealed(key, context(1, ""), { ...revisions[0]!, commitment: second.commitment })).toThrow();
    const receipts = await db().select({ props: letter.props }).from(letter).where(eq(letter.toPersonId, expert.id));
    expect(
      receipts
        .map((one) => (one.props as { commitment?: string }).commitment)
        .filter(Boolean)
        .sort(),
    ).toEqual([first.commitment, second.commitment].sort());
  });

  it("who steps back never sees the application again, and the secretary gives it to another", async () => {
    const world = await running({ applications: 1 });
    const [had] = await db()
      .select({ expertId: sheet.expertId, id: sheet.id })
      .from(sheet)
      .where(eq(sheet.roundId, world.roundId));
    const expert = world.experts.find((one) => one.id === had!.expertId)!;
    value(await recuseFromSheet(expert, had!.id, "Работаю там же"));
    expect(await sheetsOf(expert)).toEqual([]);
    expect(await readSheet(expert, had!.id)).toEqual({ ok: false, reason: "notFound" });
    const replace = (expertId: string) =>
      replaceExpert(world.secretary, had!.id, { expert: expertId, reason: "Самоотвод" });
    expect(await replace(expert.id)).toMatchObject({ reason: "conflictOfInterest" });
    const taken = await db().select({ expertId: sheet.expertId }).from(sheet).where(eq(sheet.roundId, world.roundId));
    const free = world.experts.find((one) => !taken.some((row) => row.expertId === one.id))!;
    value(await replace(free.id));
    expect((await sheetsOf(free)).length).toBe(1);
  });
});

describe("closing and opening a round", () => {
  it("waits for every sheet, and no sheet is taken up afterwards", async () => {
    const world = await running({ applications: 1 });
    expect(await closeRound(world.secretary, world.roundId)).toMatchObject({
      reason: "incomplete",
      details: { left: 2 },
    });
    for (const expert of world.experts) {
      for (const one of await sheetsOf(expert)) await sealAs(expert, one.id, world.rules, "5");
    }
    value(await closeRound(world.secretary, world.roundId));
    const expert = world.experts.at(0)!;
    for (const one of await sheetsOf(expert)) {
      expect(await reopenSheet(expert, one.id)).toMatchObject({ ok: false, reason: "wrongStage" });
    }
    expect(await closeRound(world.secretary, world.roundId)).toMatchObject({ reason: "wrongState" });
  });

  it("needs a secretary and a chair, two people with their passwords; then all marks are there at once", async () => {
    const world = await sealedAll(["8", "7"]);
    const { secretary, chair, roundId } = world;
    const confirm = (who: Person, role: "secretary" | "chair", password = PASSWORD) =>
      confirmOpening(who, roundId, { role, password });
    expect(await confirm(secretary, "secretary")).toMatchObject({ reason: "wrongState" });
    const before = value(await readReview(secretary, world.id));
    expect(before.applications.map((one) => one.score)).toEqual([null, null]);
    value(await closeRound(secretary, roundId));
    expect(await confirm(secretary, "secretary", "не тот")).toMatchObject({ ok: false, reason: "badInput" });
    expect(await confirm(secretary, "chair")).toMatchObject({ ok: false, reason: "wrongRole" });
    expect(await confirm(world.experts[0]!, "chair")).toMatchObject({ ok: false, reason: "notFound" });
    expect(value(await confirm(secretary, "secretary"))).toEqual({ opened: false });
    await grant(secretary, "chair", world.organiserId, world.id);
    expect(await confirm(secretary, "chair")).toMatchObject({ ok: false, reason: "alreadyExists" });
    expect(await stateOf(world.id)).toBe("review");
    expect(value(await confirm(chair, "chair"))).toEqual({ opened: true });
    expect(await stateOf(world.id)).toBe("ranking");
    const scores = await openedScores(db(), world.id);
    expect(scores.map((one) => one.sheets.map((sheet) => Number(sheet.total)).sort())).toEqual([
      [70, 80],
      [70, 80],
    ]);
    expect(scores[0]!.sheets[0]!.marks.relevance).toMatch(/^[78]$/);
  });

  it("does not open what was tampered with", async () => {
    const world = await sealedAll(["8", "7"], { applications: 1 });
    value(await closeRound(world.secretary, world.roundId));
    value(await confirmOpening(world.secretary, world.roundId, { role: "secretary", password: PASSWORD }));
    await db().execute(sql`alter table blind.sheet_revision disable trigger user`);
    await db().execute(sql`update blind.sheet_revision r set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256)
      from blind.sheet s where s.id = r.sheet_id and s.round_id = ${world.roundId}`);
    await db().execute(sql`alter table blind.sheet_revision enable trigger user`);
    await expect(confirmOpening(world.chair, world.roundId, { role: "chair", password: PASSWORD })).rejects.toThrow();
    expect(await openedScores(db(), world.id)).toEqual([{ applicationId: world.applications[0]!.id, sheets: [] }]);
  });

  it("after a divergence asks for a second round with another expert, then ranks; an annulled sheet counts no longer", async () => {
    const world = await sealedAll(["9", "3"], { applications: 1, experts: 4 });
    const open = async (roundId: string) => {
      value(await closeRound(world.secretary, roundId));
      value(await confirmOpening(world.chair, roundId, { role: "chair", password: PASSWORD }));
      return value(await confirmOpening(world.secretary, roundId, { role: "secretary", password: PASSWORD }));
    };
    await open(world.roundId);
    expect(await stateOf(world.id)).toBe("review");
    const review = value(await readReview(world.secretary, world.id));
    expect(review.applications[0]).toMatchObject({ inNeed: "divergence", score: { divergence: "60.00" } });
    expect(await prepareRound(world.secretary, world.id)).toMatchObject({ reason: "badInput" });
    const extra = value(await prepareRound(world.secretary, world.id, { dueOn: "2099-01-01" }));
    const first = new Set(
      (await db().select({ expertId: sheet.expertId }).from(sheet).where(eq(sheet.roundId, world.roundId))).map(
        (one) => one.expertId,
      ),
    );
    value(await distributeEvenly(world.secretary, extra));
    const second = await db()
      .select({ id: sheet.id, expertId: sheet.expertId })
      .from(sheet)
      .where(eq(sheet.roundId, extra));
    expect(second.map((one) => first.has(one.expertId))).toEqual([false]);
    value(await startRound(world.secretary, extra));
    const third = world.experts.find((one) => one.id === second[0]!.expertId)!;
    await sealAs(third, second[0]!.id, world.rules, "8");
    expect(await annulSheet(world.secretary, second[0]!.id, "рано")).toMatchObject({ reason: "wrongState" });
    await open(extra);
    expect(await stateOf(world.id)).toBe("ranking");
    value(await annulSheet(world.secretary, second[0]!.id, "Ошибка в оценках"));
    expect(await annulSheet(world.secretary, second[0]!.id, "ещё раз")).toMatchObject({ reason: "changedMeanwhile" });
    const [scores] = await openedScores(db(), world.id);
    expect(scores!.sheets.map((one) => Number(one.total)).sort()).toEqual([30, 90]);
    const kept = value(await readOpenedSheet(world.secretary, world.id, second[0]!.id));
    expect(kept.annulReason).toBe("Ошибка в оценках");
  });
});
