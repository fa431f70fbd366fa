import { z } from "zod";
import { email } from "../1-registration/account.form";
import { parseDay } from "../3-application/typed";

/** When a letter came back, and what the office noted about it. */
export const ReturnedForm = z.strictObject({
  returnedOn: z
    .string("required")
    .min(1, "required")
    .max(40)
    .refine((text) => parseDay(text) !== null, "notADay")
    .transform((text) => parseDay(text) ?? ""),
  remark: z.string().trim().max(500).default(""),
});
export type ReturnedForm = z.output<typeof ReturnedForm>;

/** The address that a letter goes to again. */
export const ResendForm = z.strictObject({ email });

/** What the page of all letters is asked to do: release those that wait, of one kind or all, or try again those that failed. */
export const LettersForm = z.strictObject({
  act: z.enum(["release", "retry"], "notAllowed"),
  kind: z.string().max(40).optional(),
});

/** The same for the page of one letter; it takes a mistaken note of a return back as well. */
export const LetterForm = z.strictObject({ act: z.enum(["release", "retry", "takeBack"], "notAllowed") });
