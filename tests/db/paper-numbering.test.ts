import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import type { Numbering } from "~/lifecycle/2-announcement/numbering";
import { concludeAdmission } from "~/lifecycle/4-admission/conclude-admission.server";
import { correctOpening } from "~/lifecycle/4-admission/correct-opening.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { listPapers, paperFile } from "~/lifecycle/4-admission/paper.queries.server";
import { made } from "~/lifecycle/outcome";
import { dayOf, wallTimeOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { protocol } from "~db/schema/decision";
import { aSignedMeeting, sure } from "../decided-competition";
import { bytesOf } from "../file-answers";
import { worked } from "../scored-competition";
import { aClosedCompetition, anAdmittedCompetition, anOpening, type ClosedCompetition } from "../submitted-competition";
import { plain, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts({ poolSize: 10 });

const year = Number(dayOf(new Date(), "Asia/Kamchatka").slice(0, 4));
const numbersOf = async ({ id, secretary }: Pick<ClosedCompetition, "id" | "secretary">) =>
  sure(await listPapers(secretary, id)).papers.map(({ kind, number, version }) => [kind, number, version]);
const concluded = ({ id, secretary, chair }: ClosedCompetition) =>
  concludeAdmission(secretary, id, {
    heldAt: wallTimeOf(new Date(), "Asia/Kamchatka"),
    place: "Малый зал",
    chair: chair.id,
    present: [chair.id],
    votes: {},
    reason: "Указано не то место.",
  });

/** Closed competitions of one organiser whose acts number papers alike. */
async function ofOneOrganiser(count: number, numbering: Numbering): Promise<ClosedCompetition[]> {
  const all = await Promise.all(Array.from({ length: count }, () => aClosedCompetition({ rules: { numbering } })));
  const [first] = all;
  await transaction(system, "seed.play", async (tx) => {
    for (const { id } of all)
      await tx.execute(sql`update competition set organiser_id = ${first!.organiserId} where id = ${id}`);
    for (const { secretary } of all)
      await tx.execute(
        sql`update role_grant set organiser_id = ${first!.organiserId} where person_id = ${secretary.id}`,
      );
    return made(undefined);
  });
  return all.map((one) => ({ ...one, organiserId: first!.organiserId }));
}

describe("the number of a protocol", () => {
  it("is 1 for each kind in each competition unless the act says otherwise", async () => {
    const world = await anAdmittedCompetition({ applications: 1 });
    sure(await concluded(world));
    expect(await numbersOf(world)).toEqual([
      ["openingProtocol", "1", 1],
      ["admissionProtocol", "1", 1],
    ]);
  });

  it("is written as the act writes it, on paper too, and a correction keeps it", async () => {
    const numbering = { pattern: "{номер}-{год}/ОТБОР", first: 15 };
    const world = await aClosedCompetition({ rules: { numbering } });
    sure(await openApplications(world.secretary, world.id, anOpening));
    const [paper] = sure(await listPapers(world.secretary, world.id)).papers;
    expect(paper!.number).toBe(`15-${year}/ОТБОР`);
    const correction = { place: "Большой зал", present: [], reason: "Зал указан неверно." };
    const corrected = sure(await correctOpening(world.secretary, world.id, paper!.id, correction));
    const file = await bytesOf(paperFile(world.secretary, { competitionId: world.id, paperId: corrected }, "pdf"));
    expect(plain((await readPdf(file)).map(({ text }) => text).join(" "))).toContain(`ПРОТОКОЛ № 15-${year}/ОТБОР`);
    expect(await numbersOf(world)).toEqual([
      ["openingProtocol", `15-${year}/ОТБОР`, 2],
      ["openingProtocol", `15-${year}/ОТБОР`, 1],
    ]);
  });

  it("follows the one before of any kind where all are numbered together, and a correction takes no new one", async () => {
    const world = await anAdmittedCompetition({ applications: 1, rules: { numbering: { series: "all" } } });
    sure(await concluded(world));
    sure(await concluded(world));
    expect(await numbersOf(world)).toEqual([
      ["openingProtocol", "1", 1],
      ["admissionProtocol", "2", 2],
      ["admissionProtocol", "2", 1],
    ]);
  });

  it("neither repeats nor leaves a hole when competitions of one organiser are opened at once", async () => {
    const numbering = { pattern: "{номер}/{год}", within: "organiserYear" } as const;
    const all = await ofOneOrganiser(5, numbering);
    const stranger = { place: "Зал", present: [all[0]!.secretary.id] };
    const opened = await Promise.all(
      all.flatMap(({ secretary, id }, index) => [
        ...(index === 2 ? [openApplications(secretary, id, stranger)] : []),
        openApplications(secretary, id, anOpening),
      ]),
    );
    expect(opened.filter(({ ok }) => ok)).toHaveLength(5);
    const numbers = (await Promise.all(all.map(numbersOf))).map(([paper]) => paper![1]);
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5].map((number) => `${number}/${year}`));
    const [elsewhere] = await ofOneOrganiser(1, numbering);
    sure(await openApplications(elsewhere!.secretary, elsewhere!.id, anOpening));
    expect((await numbersOf(elsewhere!))[0]![1]).toBe(`1/${year}`);
  });

  it("is the meeting's own on its protocol, or one of the series of the act", async () => {
    const scored = { applications: [{ sheets: [worked[71], worked[66]], requested: 10_000_000n }] };
    const numberOf = async (competitionId: string) => {
      const [row] = await db()
        .select({ number: protocol.number })
        .from(protocol)
        .where(eq(protocol.competitionId, competitionId));
      return row!.number;
    };
    const usual = await aSignedMeeting(scored);
    expect(await numberOf(usual.world.competitionId)).toBe("1");
    const ours = await aSignedMeeting({ ...scored, rules: { numbering: { pattern: "К-{номер}", first: 7 } } });
    expect(await numberOf(ours.world.competitionId)).toBe("К-7");
  });
});
