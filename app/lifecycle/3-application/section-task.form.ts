import { z } from "zod";

/** Which section, which colleague is asked to fill it in, and by what day if that matters. */
export const AskColleagueForm = z.strictObject({
  section: z.string({ error: "requiredChoice" }).min(1, "requiredChoice").max(60),
  colleague: z.uuid({ error: "requiredChoice" }),
  dueOn: z.union([z.literal(""), z.iso.date({ error: "notADay" })], { error: "notADay" }).default(""),
  note: z.string().max(500).default(""),
});
export type AskColleagueForm = z.output<typeof AskColleagueForm>;

/** How a request ends; `section` is the page of the form that it was said on, to come back to. */
export const EndTaskForm = z.strictObject({
  answer: z.enum(["finish", "withdraw"], { error: "notAllowed" }),
  section: z
    .string()
    .regex(/^\w{1,60}$/, "notAllowed")
    .optional(),
});
