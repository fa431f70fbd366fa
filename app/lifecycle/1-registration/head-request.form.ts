import { z } from "zod";
import { headReasons } from "./head-request";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");

/** Who asks to become the head, by which document, and of which organiser. */
export const AskHeadForm = z.strictObject({
  reason: z.enum(headReasons, { error: "requiredChoice" }),
  document: line(300).min(5),
  text: z.string().max(2_000).default(""),
  organiser: z.uuid({ error: "requiredChoice" }),
});
export type AskHeadForm = z.output<typeof AskHeadForm>;

/** What the office answers; a decline says why. */
export const DecideHeadForm = z
  .strictObject({
    answer: z.enum(["approve", "confirm", "decline"], { error: "notAllowed" }),
    text: z.string().max(1_000).default(""),
  })
  .refine(({ answer, text }) => answer !== "decline" || text.length >= 5, { path: ["text"], error: "required" });
export type DecideHeadForm = z.output<typeof DecideHeadForm>;
