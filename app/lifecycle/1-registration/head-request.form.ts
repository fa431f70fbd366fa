import { z } from "zod";
import { email } from "./account.form";
import { headReasons } from "./head-request";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");

const asked = {
  reason: z.enum(headReasons, { error: "requiredChoice" }),
  lostEmail: z.union([z.literal(""), email]).default(""),
  headName: line(200).default(""),
  headPost: line(200).default(""),
  headUntil: z
    .union([z.literal(""), z.iso.date({ error: "notADay" })], { error: "notADay" })
    .transform((day) => day || null)
    .default(null),
  document: line(300).min(5),
  text: z.string().max(2_000).default(""),
  organiser: z.uuid({ error: "requiredChoice" }),
};

/** Who asks, by which document, and of which organiser; a new head is named as in it, a lost mailbox by its address. */
export const AskHeadForm = z
  .strictObject(asked)
  .refine(({ reason, lostEmail }) => reason !== "mailboxLost" || lostEmail !== "", {
    path: ["lostEmail"],
    error: "required",
  })
  .refine(({ reason, headName }) => reason !== "newHead" || headName.length >= 3, {
    path: ["headName"],
    error: "required",
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
