import { and, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { db } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { assignment } from "~db/schema/review";
import { demoPassword } from "./accounts";
import type { DemoSheet } from "./content/types";
import { play } from "./play";

/** A score sheet of the story with the ids of who scores what. */
export type SheetToScore = DemoSheet & { applicationId: string; who: Person };

/** The secretary makes the copies, gives each application its experts and starts the round. */
export async function startsRound(
  secretary: Person,
  competitionId: string,
  sheets: readonly SheetToScore[],
  dueOn?: string,
): Promise<string> {
  const roundId = await play("a round is prepared", prepareRound(secretary, competitionId, dueOn ? { dueOn } : {}));
  const applications = new Set(sheets.map((one) => one.applicationId));
  for (const applicationId of applications) {
    const experts = sheets.filter((one) => one.applicationId === applicationId).map((one) => one.who.id);
    await play("experts are assigned", assignExperts(secretary, roundId, { applicationId, experts }));
  }
  await play("the round starts", startRound(secretary, roundId));
  return roundId;
}

/** An expert writes a sheet and, unless it is left begun, seals it. */
export async function scores(roundId: string, one: SheetToScore, { seals = true } = {}): Promise<void> {
  const [given] = await db()
    .select({ sheetId: assignment.sheetId, draftVersion: sheet.draftVersion })
    .from(assignment)
    .innerJoin(sheet, eq(sheet.id, assignment.sheetId))
    .where(
      and(
        eq(assignment.roundId, roundId),
        eq(assignment.applicationId, one.applicationId),
        eq(assignment.expertId, one.who.id),
      ),
    );
  if (!given) throw new Error(`${one.who.name} has no sheet for ${one.application}`);
  const { marks, remarks, conclusion } = one;
  const draftVersion = await play(
    `${one.who.name} scores ${one.application}`,
    saveSheet(one.who, given.sheetId, { draftVersion: given.draftVersion, marks, remarks, conclusion }),
  );
  if (seals) await play(`${one.who.name} seals ${one.application}`, sealSheet(one.who, given.sheetId, draftVersion));
}

/** The round is closed and opened by the secretary and the chair. */
export async function opensScores(secretary: Person, chair: Person, roundId: string): Promise<void> {
  await play("the round closes", closeRound(secretary, roundId));
  await play(
    "the secretary confirms",
    confirmOpening(secretary, roundId, { role: "secretary", password: demoPassword }),
  );
  await play("the chair confirms", confirmOpening(chair, roundId, { role: "chair", password: demoPassword }));
}
