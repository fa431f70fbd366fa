import { z } from "zod";
import { personName } from "./account.form";
import { consentWays, namedPurposes } from "./applicant";

/** Somebody without an account, and how and when they gave their consent. */
export const NamedPersonForm = z.strictObject({
  purpose: z.enum(namedPurposes, { error: "requiredChoice" }),
  name: personName,
  contact: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, "bad")
    .default(""),
  way: z.enum(consentWays, { error: "requiredChoice" }),
  givenOn: z
    .string()
    .min(1)
    .pipe(z.iso.date({ error: "notADay" })),
});
export type NamedPersonForm = z.output<typeof NamedPersonForm>;
