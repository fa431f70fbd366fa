import { and, asc, eq } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { Who } from "~/access/who";
import { answersOf } from "~/lifecycle/3-application/content";
import { attachSignedCopy } from "~/lifecycle/4-admission/attach-signed-copy.server";
import { correctOpening } from "~/lifecycle/4-admission/correct-opening.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { listPapers, paperFile, sendSignedCopy } from "~/lifecycle/4-admission/paper.queries.server";
import { registrationJournalFile } from "~/lifecycle/4-admission/registration-journal.queries.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { paper } from "~db/schema/papers";
import { pdfOf, uploaded } from "~db/seed/files";
import { sure } from "../decided-competition";
import { bytesOf } from "../file-answers";
import { aPerson } from "../people";
import { aClosedCompetition, anOpening } from "../submitted-competition";
import { plain, readDocx, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).map(({ text }) => text).join(" ");
const bare = (text: string) => plain(text).replace(/\s/g, "");

/** A competition of three applications, opened in a hall with its chair present. */
async function opened() {
  const closed = await aClosedCompetition({ applications: 3 });
  const opening = { place: "Малый зал администрации", present: [closed.chair.id] };
  sure(await openApplications(closed.secretary, closed.id, opening));
  const papers = await listed(closed.secretary, closed.id);
  return { ...closed, made: papers[0]! };
}
async function listed(who: Who, competitionId: string) {
  return sure(await listPapers(who, competitionId)).papers;
}
async function aSignature(bytes: Uint8Array, name: string) {
  const file = await uploaded(bytes);
  return { picked: { name, file }, close: () => file.close() };
}
/** CMS of signed data as DER: long enough to need a length of two bytes. */
function cms(): Buffer {
  const content = Buffer.concat([Buffer.from("06092a864886f70d010702a082", "hex"), Buffer.alloc(300, 5)]);
  return Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 255]), content]);
}

describe("the protocol of opening", () => {
  it("names place, presence and every application in the order of arrival, the same in PDF and DOCX", async () => {
    const { id, secretary, chair, applications, made } = await opened();
    expect(made).toMatchObject({ kind: "openingProtocol", number: "1", version: 1, isNewest: true, copies: [] });
    const rows = await db()
      .select({ number: application.number, id: application.id })
      .from(application)
      .where(eq(application.competitionId, id))
      .orderBy(asc(application.number));
    const of = { competitionId: id, paperId: made.id };
    const pdf = await textOf(await bytesOf(paperFile(secretary, of, "pdf")));
    const docx = readDocx(await bytesOf(paperFile(secretary, of, "docx")));
    for (const text of [pdf, docx]) {
      for (const said of ["Малый зал администрации", chair.name, secretary.name])
        expect(bare(text)).toContain(bare(said));
      const places = rows.map((row) => {
        const { applicant, ...answers } = applications.find((one) => one.id === row.id)!.content;
        const title = answersOf({ applicant, ...answers }).about!.title as string;
        expect(bare(text)).toContain(bare(applicant.fullName));
        expect(bare(text)).toContain(bare(applicant.address));
        return bare(text).indexOf(bare(title));
      });
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBeGreaterThan(0);
    }
    expect(pdf).toContain(made.digest);
  });

  it("gives the same bytes on every day", async () => {
    const { id, secretary, made } = await opened();
    const of = { competitionId: id, paperId: made.id };
    const [one, other] = await Promise.all([1, 2].map(() => bytesOf(paperFile(secretary, of, "pdf"))));
    expect(Buffer.compare(one!, other!)).toBe(0);
  });

  it("names nobody who is not on the roster", async () => {
    const closed = await aClosedCompetition();
    const stranger = await aPerson("Чужой");
    for (const present of [[stranger.id], [closed.chair.id, stranger.id]])
      expect(await openApplications(closed.secretary, closed.id, { ...anOpening, present })).toMatchObject({
        ok: false,
        reason: "badInput",
      });
    const [row] = await db()
      .select({ state: competition.state })
      .from(competition)
      .where(eq(competition.id, closed.id));
    expect(row?.state).toBe("closed");
  });

  it("counts what was withdrawn without naming it", async () => {
    const closed = await aClosedCompetition({ applications: 3, withdrawn: 1 });
    sure(await openApplications(closed.secretary, closed.id, anOpening));
    const [made] = await listed(closed.secretary, closed.id);
    const of = { competitionId: closed.id, paperId: made!.id };
    const text = await textOf(await bytesOf(paperFile(closed.secretary, of, "pdf")));
    const [gone] = closed.withdrawn;
    expect(bare(text)).toContain(bare("Отозвано заявителями до окончания приёма: 1"));
    expect(bare(text)).not.toContain(bare(gone!.content.applicant.fullName));
  });
});

describe("a correction", () => {
  it("makes a new version with its reason; the earlier one keeps its bytes", async () => {
    const { id, secretary, chair, made } = await opened();
    const before = await bytesOf(paperFile(secretary, { competitionId: id, paperId: made.id }, "pdf"));
    const correction = { place: "Большой зал", present: [], reason: "Зал указан неверно." };
    const newest = sure(await correctOpening(secretary, id, made.id, correction));
    const papers = await listed(secretary, id);
    expect(papers.map(({ version, isNewest, reason }) => [version, isNewest, reason])).toEqual([
      [2, true, "Зал указан неверно."],
      [1, false, ""],
    ]);
    const text = await textOf(await bytesOf(paperFile(secretary, { competitionId: id, paperId: newest }, "pdf")));
    for (const said of ["Большой зал", "Редакция 1 исправлена", "Зал указан неверно"])
      expect(bare(text)).toContain(bare(said));
    expect(bare(text)).not.toContain(bare(chair.name));
    const after = await bytesOf(paperFile(secretary, { competitionId: id, paperId: made.id }, "pdf"));
    expect(Buffer.compare(before, after)).toBe(0);
  });

  it("changes the newest version only, and of two at once exactly one is made", async () => {
    const { id, secretary, made } = await opened();
    const correction = { place: "Большой зал", present: [], reason: "Зал указан неверно." };
    const both = await Promise.all([1, 2].map(() => correctOpening(secretary, id, made.id, correction)));
    expect(both.map((one) => (one.ok ? "made" : one.reason)).sort()).toEqual(["changedMeanwhile", "made"]);
    expect(await correctOpening(secretary, id, made.id, correction)).toMatchObject({ reason: "changedMeanwhile" });
    const events = await db()
      .select({ details: journalPayload.details })
      .from(journalPayload)
      .where(and(eq(journalPayload.competitionId, id), eq(journalPayload.type, "paper.corrected")));
    expect(events).toMatchObject([{ details: { version: 2 } }]);
  });

  it("is nobody else's to make, and a stranger's paper is not found", async () => {
    const { id, chair, applications, made } = await opened();
    const other = await opened();
    const correction = { place: "Большой зал", present: [], reason: "Зал указан неверно." };
    for (const who of [chair, applications[0]!.head, other.secretary])
      expect(await correctOpening(who, id, made.id, correction)).toEqual({ ok: false, reason: "notFound" });
    expect(await correctOpening(other.secretary, other.id, made.id, correction)).toMatchObject({ reason: "notFound" });
    expect(await paperFile(other.secretary, { competitionId: other.id, paperId: made.id }, "pdf")).toMatchObject({
      reason: "notFound",
    });
  });
});

describe("a signed copy", () => {
  it("is kept beside the version it is of, as a scan or a signature apart", async () => {
    const { id, secretary, made } = await opened();
    const scan = await aSignature(await pdfOf("Скан", ["Скан"]), "протокол.pdf");
    const signature = await aSignature(cms(), "протокол.pdf.sig");
    const base64 = await aSignature(Buffer.from(`${cms().toString("base64")}\n`), "протокол.p7s");
    for (const one of [scan, signature, base64]) {
      expect(await attachSignedCopy(secretary, id, made.id, one.picked)).toEqual({ ok: true, value: undefined });
      await one.close();
    }
    const [{ copies }] = (await listed(secretary, id)) as [Awaited<ReturnType<typeof listed>>[number]];
    expect(copies.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ["протокол.p7s", "signature"],
      ["протокол.pdf", "scan"],
      ["протокол.pdf.sig", "signature"],
    ]);
    const of = { competitionId: id, paperId: made.id };
    for (const copy of copies) {
      const sent = sure(await sendSignedCopy(secretary, { ...of, copyId: copy.id }));
      expect(sent.headers.get("content-disposition")).toMatch(/^attachment/);
    }
    const other = await opened();
    expect(
      await sendSignedCopy(other.secretary, { competitionId: other.id, paperId: other.made.id, copyId: copies[0]!.id }),
    ).toMatchObject({ reason: "notFound" });
  });

  it("is not taken when it is no signature, whatever it is called", async () => {
    const { id, secretary, made } = await opened();
    const hostile: [string, Uint8Array][] = [
      ["подпись.sig", await pdfOf("Скан", ["Скан"])],
      ["подпись.p7s", Buffer.from("просто текст")],
      ["подпись.sig", Buffer.concat([cms(), Buffer.from("MZ")])],
      ["подпись.sig", cms().subarray(0, 100)],
      ["подпись.sig", Buffer.alloc(2 * 1024 * 1024, 0x30)],
    ];
    for (const [name, bytes] of hostile) {
      const one = await aSignature(bytes, name);
      expect(await attachSignedCopy(secretary, id, made.id, one.picked)).toEqual({
        ok: true,
        value: { unfit: "disguised" },
      });
      await one.close();
    }
    expect(await db().select({ id: paper.id }).from(paper).where(eq(paper.competitionId, id))).toHaveLength(1);
  });
});

describe("the journal of registration", () => {
  it("lists every application that was registered as it came; before the opening there is none", async () => {
    const closed = await aClosedCompetition({ applications: 3, withdrawn: 1 });
    for (const format of ["pdf", "xlsx"] as const)
      expect(await registrationJournalFile(closed.secretary, closed.id, format)).toMatchObject({ reason: "notFound" });
    sure(await openApplications(closed.secretary, closed.id, anOpening));
    const sheet = await readSheet(
      Buffer.from(await bytesOf(registrationJournalFile(closed.secretary, closed.id, "xlsx"))),
    );
    const head = sheet.findIndex((row) => row[0] === "№ п/п");
    const rows = sheet.slice(head + 1, head + 5);
    expect(
      rows
        .map((row) => row[1])
        .filter((number) => number !== null)
        .sort(),
    ).toEqual([1, 2, 3]);
    for (const { content } of closed.applications) {
      const row = rows.find((one) => one[3] === content.applicant.fullName);
      expect(row?.[4]).toBe(content.applicant.inn);
      expect(row?.[2]).toBeInstanceOf(Date);
      expect(typeof row?.[7]).toBe("number");
    }
    const gone = rows.find((row) => row[1] === null);
    expect(gone?.slice(3, 6)).toEqual([null, null, null]);
    expect(gone?.[8]).toMatch(/отозвана/);
    const text = await textOf(await bytesOf(registrationJournalFile(closed.secretary, closed.id, "pdf")));
    for (const { content } of closed.applications) expect(bare(text)).toContain(bare(content.applicant.fullName));
    expect(bare(text)).not.toContain(bare(closed.withdrawn[0]!.content.applicant.fullName));
  });
});
