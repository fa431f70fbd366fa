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
  document: line(300).min(5),
  text: z.string().max(2_000).default(""),
  organiser: z.uuid({ error: "requiredChoice" }),
};

/** Who asks, by which document, and of which organiser; a lost mailbox is named by its address. */
export const AskHeadForm = z
  .strictObject(asked)
  .refine(({ reason, lostEmail }) => reason !== "mailboxLost" || lostEmail !== "", {
    path: ["lostEmail"],
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
