import { z } from "zod";

/** Which section, and which colleague is asked to fill it in. */
export const AskColleagueForm = z.strictObject({
  section: z.string({ error: "requiredChoice" }).min(1, "requiredChoice").max(60),
  colleague: z.uuid({ error: "requiredChoice" }),
  note: z.string().max(500).default(""),
});
export type AskColleagueForm = z.output<typeof AskColleagueForm>;

export const EndTaskForm = z.strictObject({ answer: z.enum(["finish", "withdraw"], { error: "notAllowed" }) });
