import { and, eq, type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { askForDrawing } from "~/lifecycle/4-admission/ask-for-drawing.server";
import { cancelDrawing } from "~/lifecycle/4-admission/cancel-drawing.server";
import { drawPapers } from "~/lifecycle/4-admission/draw-papers.job.server";
import { readDrawing } from "~/lifecycle/4-admission/drawing.queries.server";
import { registrationJournalFile } from "~/lifecycle/4-admission/registration-journal.queries.server";
import { done } from "~/lifecycle/outcome";
import { JOURNAL } from "~/lifecycle/papers";
import { drawPaper } from "~/papers/draw-paper.server";
import type { OpeningProtocolSnapshot } from "~/papers/opening-protocol.server";
import { db, transaction } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { paper, paperDrawing } from "~db/schema/papers";
import { sure } from "../decided-competition";
import { bytesOf } from "../file-answers";
import { aLargePaper, MANY_ROWS } from "../large-paper";
import { aPerson, grant } from "../people";
import { readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const run = (signal = new AbortController().signal) => drawPapers({ signal });

async function written(statement: SQL) {
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(statement);
    return done;
  });
}

const standing = async (who: Person, of: { competitionId: string; subject: string; format: string }) =>
  sure(await readDrawing(who, of));
const filesOf = (competitionId: string) =>
  db()
    .select({ id: storedFile.id })
    .from(paperDrawing)
    .innerJoin(storedFile, eq(storedFile.id, paperDrawing.fileId))
    .where(and(eq(paperDrawing.competitionId, competitionId)));

describe("a large paper", () => {
  it("is drawn by a job and kept, with the bytes that it has when it is drawn at once", async () => {
    const { secretary, snapshot, of, file } = await aLargePaper();
    expect(sure(await file())).toBeNull();
    expect(await standing(secretary, of)).toMatchObject({ state: null, rows: MANY_ROWS, isLarge: true });
    sure(await askForDrawing(secretary, of));
    expect(await standing(secretary, of)).toMatchObject({ state: "waiting", rows: MANY_ROWS, drawn: 0 });
    expect(sure(await file())).toBeNull();
    expect(await run()).toBe(1);
    const kept = await bytesOf(file());
    expect(await standing(secretary, of)).toMatchObject({ state: "done", size: kept.byteLength });
    const [row] = await db().select({ madeAt: paper.madeAt }).from(paper).where(eq(paper.id, of.subject));
    const atOnce = await drawPaper({
      snapshot: snapshot as unknown as OpeningProtocolSnapshot,
      format: "pdf",
      date: row!.madeAt.toISOString(),
    });
    expect(Buffer.compare(kept, Buffer.from(atOnce.bytes))).toBe(0);
    const text = (await readPdf(kept)).map((page) => page.text).join(" ");
    for (const number of [1, MANY_ROWS / 2, MANY_ROWS])
      expect(text.replace(/\s/g, "")).toContain(`Проектподномером${number},`);
  });

  it("is drawn once for two who ask, and stays as it is for who asks later", async () => {
    const { secretary, organiserId, id, of } = await aLargePaper();
    const other = await aPerson("Вторая Секретарь");
    await grant(other, "secretary", organiserId);
    await Promise.all([secretary, other].map(async (who) => sure(await askForDrawing(who, of))));
    expect(await run()).toBe(1);
    const [before] = await filesOf(id);
    sure(await askForDrawing(other, of));
    expect(await run()).toBe(0);
    expect(await filesOf(id)).toEqual([before]);
  });

  it("is stopped when somebody cancels it, and can be asked for again", async () => {
    const { secretary, id, of, file } = await aLargePaper();
    sure(await askForDrawing(secretary, of));
    const running = run();
    await expect.poll(async () => (await standing(secretary, of)).state, { interval: 20 }).toBe("drawing");
    sure(await cancelDrawing(secretary, of));
    await running;
    expect(await standing(secretary, of)).toMatchObject({ state: "cancelled", size: null });
    expect(await filesOf(id)).toEqual([]);
    expect(sure(await file())).toBeNull();
    sure(await askForDrawing(secretary, of));
    expect(await run()).toBe(1);
    expect((await bytesOf(file())).byteLength).toBeGreaterThan(10_000);
    sure(await cancelDrawing(secretary, of));
    expect((await standing(secretary, of)).state).toBe("done");
  });

  it("is begun anew when its worker died, and never taken from one that lives", async () => {
    const { secretary, of } = await aLargePaper();
    sure(await askForDrawing(secretary, of));
    const leased = (seconds: number, tries: number) =>
      written(sql`update paper_drawing set state = 'drawing', worker = gen_random_uuid(), tries = ${tries},
        leased_until = clock_timestamp() + make_interval(secs => ${seconds}) where paper_id = ${of.subject}`);
    await leased(20, 1);
    expect(await run()).toBe(0);
    await leased(-1, 1);
    expect(await run()).toBe(1);
    expect((await standing(secretary, of)).state).toBe("done");
    await leased(-1, 3);
    await run();
    expect((await standing(secretary, of)).state).toBe("failed");
  });

  it("waits for the next start when the site goes down meanwhile", async () => {
    const { secretary, of } = await aLargePaper();
    sure(await askForDrawing(secretary, of));
    const ending = new AbortController();
    const running = run(ending.signal);
    await expect.poll(async () => (await standing(secretary, of)).state, { interval: 20 }).toBe("drawing");
    ending.abort();
    await running;
    expect((await standing(secretary, of)).state).toBe("waiting");
    expect(await run()).toBe(1);
  });

  it("says that it failed, lets others be drawn, and can be tried again", async () => {
    const broken = await aLargePaper({ change: (all) => all.map(() => null) });
    const sound = await aLargePaper();
    sure(await askForDrawing(broken.secretary, broken.of));
    sure(await askForDrawing(sound.secretary, sound.of));
    expect(await run()).toBe(2);
    expect((await standing(broken.secretary, broken.of)).state).toBe("failed");
    expect((await standing(sound.secretary, sound.of)).state).toBe("done");
    sure(await askForDrawing(broken.secretary, broken.of));
    expect((await standing(broken.secretary, broken.of)).state).toBe("waiting");
    sure(await cancelDrawing(broken.secretary, broken.of));
  });

  it("is nobody's but its office's", async () => {
    const { of } = await aLargePaper();
    const other = await aLargePaper();
    const strangers = [other.secretary, await aPerson("Чужой")];
    for (const who of strangers)
      for (const answer of [await askForDrawing(who, of), await cancelDrawing(who, of), await readDrawing(who, of)])
        expect(answer).toMatchObject({ ok: false, reason: "notFound" });
    const elsewhere = { ...other.of, subject: of.subject };
    expect(await askForDrawing(other.secretary, elsewhere)).toMatchObject({ reason: "notFound" });
    for (const format of ["xlsx", "exe"])
      expect(await askForDrawing(other.secretary, { ...other.of, format })).toMatchObject({ reason: "notFound" });
  });
});

describe("the journal of a large competition", () => {
  it("is kept as of the moment it was asked for, and drawn anew when it is asked for again", async () => {
    const { secretary, id } = await aLargePaper();
    const of = { competitionId: id, subject: JOURNAL, format: "xlsx" };
    const file = () => registrationJournalFile(secretary, id, "xlsx");
    expect(sure(await file())).toBeNull();
    sure(await askForDrawing(secretary, of));
    expect(await run()).toBe(1);
    const [first, again] = [await bytesOf(file()), await bytesOf(file())];
    expect(Buffer.compare(first, again)).toBe(0);
    const { asOf } = await standing(secretary, of);
    sure(await askForDrawing(secretary, of));
    expect(await standing(secretary, of)).toMatchObject({ state: "waiting" });
    expect(await run()).toBe(1);
    expect((await standing(secretary, of)).asOf!.getTime()).toBeGreaterThan(asOf!.getTime());
    expect(Buffer.compare(first, await bytesOf(file()))).not.toBe(0);
  });
});
