import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { beginUpload } from "~/lifecycle/3-application/begin-upload.server";
import { cancelUpload } from "~/lifecycle/3-application/cancel-upload.server";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { readDocuments } from "~/lifecycle/3-application/section.queries.server";
import { takePiece } from "~/lifecycle/3-application/take-piece.server";
import { MAX_FILES, MAX_UNFINISHED, PIECE_BYTES } from "~/lifecycle/3-application/upload";
import { readUploadStatus } from "~/lifecycle/3-application/upload.queries.server";
import { done } from "~/lifecycle/outcome";
import { collect } from "~/server/collect-files.job.server";
import { store } from "~/server/store.server";
import { db, transaction } from "~db/client.server";
import { attachment, upload } from "~db/schema/application";
import { membership } from "~db/schema/registration";
import { listPieces } from "~storage/incoming.server";
import { anOpenCompetition, aReadyApplication, setCompetition } from "../applications";
import { type AClamd, aClamd, eicar } from "../parts/a-clamd";
import { aPerson } from "../people";
import { aPdfOf, begin, begun, charter, finish, finishWith, pieceOf, sendPiece, sendWhole, sha256Of } from "../uploads";
import { useParts } from "../world";

let clamd: AClamd;
beforeAll(async () => {
  clamd = await aClamd();
  process.env.CLAMD_URL = clamd.url;
});
afterAll(() => clamd.close());
useParts();

const missing = { ok: false, reason: "notFound" };

async function aDraft() {
  const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
  const ready = await aReadyApplication({ competition });
  return { ...ready, who: ready.head, applicationId: ready.id };
}
const aFile = async (size = 600_000, name = "Устав.pdf") => ({ ...(await aDraft()), bytes: aPdfOf(size), name });

async function stored(key: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await store().get(key)).body) parts.push(part);
  return Buffer.concat(parts);
}

async function editor(applicantId: string): Promise<Person> {
  const person = await aPerson("Редактор");
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId, personId: person.id, role: "editor" });
    return done;
  });
  return person;
}

describe("an upload in pieces", () => {
  it("is attached byte by byte, whatever came twice or out of order, and its pieces are forgotten", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    for (const number of [2, 0, 2, 1]) expect(await sendPiece(file, id, number)).toEqual({ ok: true });
    const finished = await finish(file, id);
    expect(finished).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    const [kept] = (await loadDraft(db(), file.who, file.id))!.files;
    expect(kept).toMatchObject({ kind: "charter", name: "Устав.pdf", sha256: sha256Of(file.bytes), scan: "clean" });
    expect(await stored(`files/${file.competition.organiserId}/${kept!.sha256}`)).toEqual(file.bytes);
    expect((await listPieces(store(), id)).size).toBe(0);
  });

  it("says which pieces are there, goes on after asking, and is known again by its file", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    await sendPiece(file, id, 1);
    expect(await readUploadStatus(file.who, file.id, id)).toEqual({
      ok: true,
      value: { id, size: file.bytes.length, have: [1] },
    });
    expect(await begun(file)).toEqual({ id, size: file.bytes.length, have: [1] });
    const page = await readDocuments(file.who, file.id);
    expect(page.ok && page.value.unfinished.map(({ name }) => name)).toEqual(["Устав.pdf"]);
    expect(await finish(file, id)).toMatchObject({ ok: false, reason: "incomplete", details: { missing: 2 } });
    const other = { ...file, bytes: aPdfOf(600_000) };
    expect((await begun(other)).id).not.toBe(id);
  });

  it("ends with its rest, which is kept when the file cannot be taken yet", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    await sendPiece(file, id, 0);
    expect(await finishWith({ ...file, bytes: aPdfOf(600_000).subarray(0, 500_000) }, id, 2)).toEqual({
      ok: false,
      reason: "badInput",
    });
    expect(await finishWith(file, id, 2)).toEqual({ ok: false, reason: "incomplete", details: { missing: 1 } });
    expect([...(await listPieces(store(), id)).keys()]).toEqual([0]);
    clamd.fault = "breaksOff";
    expect(await finishWith(file, id, 1)).toEqual({ ok: true, value: { unfit: "scannerAway" } });
    clamd.fault = "none";
    expect((await listPieces(store(), id)).size).toBe(3);
    const ended = await finish(file, id);
    expect(ended).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    expect(await finishWith(file, id, 1)).toEqual(ended);
    expect((await listPieces(store(), id)).size).toBe(0);
    const [kept] = (await loadDraft(db(), file.who, file.id))!.files;
    expect(kept).toMatchObject({ sha256: sha256Of(file.bytes), size: file.bytes.length });
  });

  it("of one piece is never laid beside, however often and at once it is sent", async () => {
    const file = await aFile(1_000);
    const { id } = await begun(file);
    const ends = await Promise.all(Array.from({ length: 4 }, () => finishWith(file, id, 0)));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(ends[0]).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    expect(await db().select().from(attachment).where(eq(attachment.applicationId, file.id))).toHaveLength(1);
    expect((await listPieces(store(), id)).size).toBe(0);
  });

  it("ends once, however often and at once it is asked to", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    for (const number of [0, 1, 2]) await sendPiece(file, id, number);
    const ends = await Promise.all(Array.from({ length: 6 }, () => finish(file, id)));
    ends.push(await finish(file, id));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(ends[0]).toMatchObject({ ok: true });
    expect(await db().select().from(attachment).where(eq(attachment.applicationId, file.id))).toHaveLength(1);
    expect(await sendPiece(file, id, 0)).toEqual({ ok: false, reason: "wrongState" });
  });

  it("takes no piece that is not the one announced", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    const send = (number: number, bytes: Buffer, sha256 = sha256Of(bytes)) =>
      takePiece(file.who, file.id, id, {
        number,
        length: bytes.length,
        sha256,
        bytes: [bytes] as unknown as AsyncIterable<Buffer>,
      });
    const wrong = { ok: false, reason: "badInput" };
    expect(await send(0, pieceOf(file.bytes, 0), sha256Of("other"))).toEqual(wrong);
    expect(await send(0, pieceOf(file.bytes, 0).subarray(1))).toEqual(wrong);
    expect(await send(2, Buffer.alloc(PIECE_BYTES))).toEqual(wrong);
    expect(await send(3, Buffer.alloc(1))).toEqual(wrong);
    expect(await send(-1, Buffer.alloc(1))).toEqual(wrong);
    expect((await listPieces(store(), id)).size).toBe(0);
  });

  it("whose file changed on the way is sent again, not attached half and half", async () => {
    const file = await aFile();
    const changed = { ...file, bytes: Buffer.concat([pieceOf(file.bytes, 0), aPdfOf(600_000).subarray(PIECE_BYTES)]) };
    const { id } = await begun(file);
    await sendPiece(file, id, 0);
    await sendPiece(file, id, 1);
    await sendPiece(changed, id, 2);
    expect(await finish(changed, id)).toEqual({ ok: true, value: { again: true } });
    expect(await sendWhole(changed)).toMatchObject({ ok: true, value: { id: expect.any(String) } });
  });

  it("is its uploader's alone", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    for (const who of [await aPerson("Чужой"), await editor(file.applicantId)]) {
      expect(await readUploadStatus(who, file.id, id)).toEqual(missing);
      expect(await sendPiece({ ...file, who }, id, 0)).toEqual(missing);
      expect(await finish({ ...file, who }, id)).toEqual(missing);
      expect(await cancelUpload(who, file.id, id)).toEqual(missing);
    }
    const other = await aDraft();
    expect(await readUploadStatus(file.who, other.id, id)).toEqual(missing);
    expect(await readUploadStatus({ kind: "nobody" }, file.id, id)).toEqual(missing);
    expect(await readUploadStatus(file.who, file.id, "x")).toEqual(missing);
  });

  it("is refused by name, size, kind and number before anything is sent", async () => {
    const { who, id } = await aDraft();
    const first = sha256Of("");
    const ask = (over: object) => beginUpload(who, id, { kind: "charter", name: "a.pdf", size: 10, first, ...over });
    expect(await ask({ size: 0 })).toEqual({ ok: true, value: { unfit: "empty" } });
    expect(await ask({ size: 10 * 1024 * 1024 + 1 })).toEqual({ ok: true, value: { unfit: "tooLarge" } });
    expect(await ask({ name: "a.exe" })).toEqual({ ok: true, value: { unfit: "kindNotAllowed" } });
    expect(await ask({ name: "a.docm" })).toEqual({ ok: true, value: { unfit: "macros" } });
    expect(await ask({ kind: "yacht" })).toEqual({ ok: false, reason: "badInput" });
    for (let n = 0; n < MAX_UNFINISHED; n += 1) expect(await ask({ size: 20 + n })).toMatchObject({ ok: true });
    expect(await ask({ size: 19 })).toEqual({ ok: false, reason: "limitExceeded", details: { max: MAX_UNFINISHED } });
    expect(await ask({ size: 20 })).toMatchObject({ ok: true });
  });

  it("is not taken after the deadline, nor beyond the files of one draft", async () => {
    const file = await aFile(1_000);
    const { id } = await begun(file);
    await transaction(system, "seed.play", async (tx) => {
      await tx.execute(sql`with kept as (insert into stored_file (key, sha256, size, content_type, name, uploaded_by)
        select 'x', 'x', 1, 'x', 'x', ${file.who.id} from generate_series(1, ${MAX_FILES}::int) returning id)
        insert into attachment (application_id, competition_id, file_id, kind, added_by)
        select ${file.id}, ${file.competition.id}, id, 'charter', ${file.who.id} from kept`);
      return done;
    });
    await sendPiece(file, id, 0);
    const full = { ok: false, reason: "limitExceeded", details: { max: MAX_FILES } };
    expect(await finish(file, id)).toEqual(full);
    expect(await begin(file)).toEqual(full);
    await setCompetition(file.competition.id, { closesAt: new Date(Date.now() - 1_000) });
    const late = { ok: false, reason: "deadlinePassed" };
    expect(await begin(file)).toEqual(late);
    expect(await sendPiece(file, id, 0)).toEqual(late);
    expect(await finish(file, id)).toEqual(late);
  });

  it("is refused for what it is when it is joined, and forgotten", async () => {
    const file = { ...(await aFile()), bytes: Buffer.from("MZ program") };
    const { id } = await begun(file);
    await sendPiece(file, id, 0);
    expect(await finish(file, id)).toEqual({ ok: true, value: { unfit: "disguised" } });
    expect(await readUploadStatus(file.who, file.id, id)).toEqual(missing);
    expect((await listPieces(store(), id)).size).toBe(0);
  });

  it("can be cancelled, and expires", async () => {
    const file = await aFile();
    const { id } = await begun(file);
    await sendPiece(file, id, 0);
    expect(await cancelUpload(file.who, file.id, id)).toEqual({ ok: true });
    expect(await cancelUpload(file.who, file.id, id)).toEqual(missing);
    expect((await listPieces(store(), id)).size).toBe(0);

    const next = await begun(file);
    await sendPiece(file, next.id, 0);
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(upload).set({ expiresAt: sql`clock_timestamp()` }).where(eq(upload.id, next.id));
      return done;
    });
    expect(await readUploadStatus(file.who, file.id, next.id)).toEqual(missing);
    await collect(store(), { olderThan: new Date(Date.now() + 1_000) });
    expect((await listPieces(store(), next.id)).size).toBe(0);
    expect(await db().select().from(upload).where(eq(upload.id, next.id))).toEqual([]);
  });
});

describe("the antivirus of an upload", () => {
  it("finds what is infected; while it does not answer, nothing is taken and nothing is lost", async () => {
    const infected = { ...(await aFile()), bytes: Buffer.concat([aPdfOf(400_000), eicar, Buffer.from("\n%%EOF\n")]) };
    expect(await sendWhole(infected)).toEqual({ ok: true, value: { unfit: "infected" } });

    const file = await aFile();
    const { id } = await begun(file);
    for (const number of [0, 1, 2]) await sendPiece(file, id, number);
    clamd.fault = "breaksOff";
    expect(await finish(file, id)).toEqual({ ok: true, value: { unfit: "scannerAway" } });
    clamd.fault = "none";
    expect(await finish(file, id)).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    expect(await finish(file, id)).toMatchObject({ ok: true });
  });
});
