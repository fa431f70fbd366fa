import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { round, sheet } from "~db/schema/blind";
import { made, type Outcome, refused } from "../outcome";
import type { SheetForm } from "./review.form";
import { sheetRules } from "./sheet-draft";
import { sheetFacts } from "./sheets.blind.server";

/**
 * Keeps a sheet as far as it is written. Refuses `changedMeanwhile` when it was saved elsewhere since `draftVersion`, and
 * `badInput` for a criterion that the sheet is not asked for. Answers the new version.
 */
export async function saveSheet(who: Who, sheetId: string, form: SheetForm): Promise<Outcome<number>> {
  if (!isUuid(sheetId)) return refused("notFound");
  return transaction(who, "sheet.save", async (tx) => {
    const facts = await sheetFacts(tx, who, sheetId);
    if (!facts) return refused("notFound");
    const may = policy["sheet.save"](who, facts);
    if (!may.ok) return may;
    const [kept] = await tx.select({ rules: round.rules }).from(round).where(eq(round.id, facts.roundId)).for("share");
    const known = new Set(kept && sheetRules(kept.rules, facts.tier).criteria.map((criterion) => criterion.key));
    if (Object.keys(form.marks).some((key) => !known.has(key))) return refused("badInput");
    const { draftVersion, ...written } = form;
    const draft = { ...written, marks: withPoints(written.marks) };
    const saved = await tx
      .update(sheet)
      .set({ state: "begun", draft, draftVersion: draftVersion + 1 })
      .where(
        and(eq(sheet.id, sheetId), eq(sheet.draftVersion, draftVersion), inArray(sheet.state, ["assigned", "begun"])),
      )
      .returning({ id: sheet.id });
    return saved.length > 0 ? made(draftVersion + 1) : refused("changedMeanwhile");
  });
}

/** People type 7,5; decimals are kept with a point. */
function withPoints(marks: SheetForm["marks"]): SheetForm["marks"] {
  return Object.fromEntries(
    Object.entries(marks).map(([key, { mark, comment }]) => [key, { mark: mark.replace(",", "."), comment }]),
  );
}
