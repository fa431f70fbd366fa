import { z } from "zod";
import { personName } from "../1-registration/account.form";
import { isWallTime } from "../time";
import { attachedScans, paperWays } from "./paper-application";

const line = (max: number) =>
  z
    .string("required")
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");
const wallTime = z.string("required").min(1, "required").refine(isWallTime, { error: "badInstant" });
const entry = line(60).min(1, "required");
const day = z
  .string("required")
  .min(1, "required")
  .pipe(z.iso.date({ error: "notADay" }));

/** What the book says of a paper that came; `name` is the applicant as the paper or its envelope names it. */
export const RegisterPaperForm = z.strictObject({
  arrivedAt: wallTime,
  way: z.enum(paperWays, { error: "requiredChoice" }),
  entry,
  name: line(300).min(2),
  bearer: line(200).default(""),
});
export type RegisterPaperForm = z.output<typeof RegisterPaperForm>;

/** A profile that is there already, chosen as the applicant of a paper. */
export const KnownApplicantForm = z.strictObject({ applicant: z.uuid({ error: "notAllowed" }) });

export const PaperScanForm = z.strictObject({ kind: z.enum(attachedScans, { error: "requiredChoice" }) });
export type PaperScanForm = z.output<typeof PaperScanForm>;

/**
 * The end of typing in: whose consent to the processing of personal data lies among the papers, and, where something is
 * missing, that it is missing on the paper too.
 */
export const FinishPaperForm = z.strictObject({
  consentBy: personName,
  consentOn: day,
  asOnPaper: z.literal("on").optional(),
});
export type FinishPaperForm = z.output<typeof FinishPaperForm>;

/** What the second person says; `seen` is the fingerprint of the content that stood on the page. */
export const ComparePaperForm = z
  .strictObject({
    answer: z.enum(["same", "differs"], { error: "requiredChoice" }),
    remark: z.string().max(1_000).default(""),
    seen: z.string().regex(/^[0-9a-f]{64}$/, "notAllowed"),
  })
  .refine(({ answer, remark }) => answer === "same" || remark.length >= 5, { path: ["remark"], error: "required" });
export type ComparePaperForm = z.output<typeof ComparePaperForm>;

export const SetPaperAsideForm = z.strictObject({ reason: z.string("required").min(5).max(1_000) });

/** A withdrawal that came on paper, as the book says. */
export const WithdrawPaperForm = z.strictObject({ arrivedAt: wallTime, entry });
export type WithdrawPaperForm = z.output<typeof WithdrawPaperForm>;
