import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { canonicalJson } from "~/journal/canonical-json";
import type { Tx } from "~db/client.server";
import { dayOf } from "../time";
import type { FormTemplate } from "./form-template";
import type { CompetitionRules } from "./rules";

/** The SHA-256 of the rules as canonical JSON: what an announcement freezes (design.md §7). */
export function rulesHash(rules: CompetitionRules): string {
  return createHash("sha256")
    .update(canonicalJson(rules as never))
    .digest("hex");
}

/** The SHA-256 of a form as canonical JSON: what an announcement locks beside the rules. */
export function formHash(template: FormTemplate): string {
  return createHash("sha256")
    .update(canonicalJson(JSON.parse(JSON.stringify(template))))
    .digest("hex");
}

/** The columns of a competition that repeat its rules for lists and deadlines; the year is that of the start of reception. */
export function columnsOf(rules: CompetitionRules) {
  const opensAt = new Date(rules.dates.receptionOpensAt);
  return {
    title: rules.title,
    zone: rules.zone,
    year: Number(dayOf(opensAt, rules.zone).slice(0, 4)),
    opensAt,
    closesAt: new Date(rules.dates.receptionClosesAt),
    graceSeconds: rules.graceSeconds,
  };
}

/** The clock of the database at this moment, without any shift. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.execute<{ ms: number }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  return new Date(row!.ms);
}
