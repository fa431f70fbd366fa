import { z } from "zod";
import { email } from "../1-registration/account.form";
import { innProblem } from "../1-registration/requisites";
import { coApplicantAnswers } from "./co-applicant";

/** Whom to invite, by its ИНН, and what it is to do in the project; the address is for one that is not on the platform yet. */
export const InviteCoApplicantForm = z.strictObject({
  inn: z
    .string()
    .min(1)
    .max(40)
    .transform((typed) => typed.replace(/[\s-]/g, ""))
    .refine((inn) => innProblem(inn, "organisation") === null, { error: "notAnInn" }),
  part: z.string().min(5).max(500),
  email: z.union([z.literal(""), email]).default(""),
});
export type InviteCoApplicantForm = z.output<typeof InviteCoApplicantForm>;

/** What the head of the invited organisation answers. */
export const CoApplicantAnswerForm = z.strictObject({ answer: z.enum(coApplicantAnswers, { error: "notAllowed" }) });
