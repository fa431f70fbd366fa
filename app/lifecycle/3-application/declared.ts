import type { Requirement } from "../2-announcement/rules";
import type { Declarations } from "./formal-criterion";

/** A requirement that an applicant is asked about. */
export type AskedRequirement = Pick<Requirement, "key" | "title" | "clause" | "mend">;

/** Answers as a form posts them. */
export type Answers = Record<string, "yes" | "no">;

export function declarationsOf(answers: Answers): Declarations {
  return Object.fromEntries(Object.entries(answers).map(([key, said]) => [key, said === "yes"]));
}

/** The fields of requirements that were left without an answer, as a form names them. */
export function unanswered(asked: readonly { key: string }[], answers: Answers): string[] {
  return asked.filter(({ key }) => answers[key] === undefined).map(({ key }) => `declared.${key}`);
}
