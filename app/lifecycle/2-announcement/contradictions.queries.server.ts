import { db, type Reader } from "~db/client.server";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { contradictions } from "./contradictions";
import type { CompetitionRules } from "./rules";

/** In what rules contradict themselves by the production calendar of their organiser; the caller has asked the policy. */
export async function contradictionsFor(organiserId: string, rules: CompetitionRules, reader: Reader = db()) {
  return contradictions(rules, await workCalendarOf(reader, organiserId));
}
