import { randomUUID } from "node:crypto";
import type { Person } from "~/access/who";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { createCompetition, type NewCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import type { Outcome } from "~/lifecycle/outcome";
import { anOrganiser, aPerson, grant } from "../people";

/** The value of an outcome that has to be one. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${JSON.stringify(outcome.details ?? {})}`);
  return outcome.value;
}

/** An organiser with a secretary of its own. */
export async function anOffice(): Promise<{ secretary: Person; organiserId: string }> {
  const organiserId = await anOrganiser();
  const secretary = await aPerson("Секретарь Ольга");
  await grant(secretary, "secretary", organiserId);
  return { secretary, organiserId };
}

/** A draft of a test competition from the Milkovo preset. */
export async function aDraft(
  office: { secretary: Person; organiserId: string },
  over: Partial<NewCompetition> = {},
): Promise<string> {
  const asked: NewCompetition = {
    organiser: office.organiserId,
    preset: "milkovo",
    mode: "test",
    slug: `k-${randomUUID().slice(0, 8)}`,
    title: "Конкурс проектов",
    ...over,
  };
  return value(await createCompetition(office.secretary, asked)).id;
}

/** A competition announced with the rules of its preset. */
export async function anAnnounced(
  office: { secretary: Person; organiserId: string },
  over: Partial<NewCompetition> = {},
): Promise<string> {
  const id = await aDraft(office, over);
  value(await announceCompetition(office.secretary, id, 1));
  return id;
}
