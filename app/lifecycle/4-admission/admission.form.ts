import { z } from "zod";
import { parseDay } from "../3-application/typed";
import { isWallTime } from "../time";
import { checkResults } from "./admission";

const words = z.string("required").trim().max(3000);

/** A day as a date field sends it or as people write it, or nothing; an ISO day comes out. */
const dayOrNothing = z
  .string()
  .max(40)
  .refine((text) => text === "" || parseDay(text) !== null, "notADay")
  .transform((text) => parseDay(text) ?? "")
  .default("");

/** One row a requirement, by its key. */
export const ChecksForm = z.strictObject({
  checks: z.record(
    z.string().regex(/^[a-z][\w-]{0,39}$/),
    z.strictObject({
      result: z.enum([...checkResults, ""]).default(""),
      asOf: dayOrNothing,
      evidence: words.max(500).default(""),
      comment: words.max(1000).default(""),
    }),
  ),
});
export type ChecksForm = z.output<typeof ChecksForm>;

export const RejectForm = z.strictObject({
  ground: z.string("requiredChoice").min(1, "requiredChoice"),
  text: words.min(1, "required"),
});
export type RejectForm = z.output<typeof RejectForm>;

/** Why a decision on admission is taken back. */
export const ReconsiderForm = z.strictObject({ reason: z.string("required").trim().min(10).max(1000) });

const votes = z.coerce.number("notANumber").int("notANumber").min(0, "outOfRange").max(200, "outOfRange").default(0);

/** A sitting of the commission on admission; those present vote for each decision except as many as are named here. */
export const AdmissionProtocolForm = z.strictObject({
  heldAt: z.string("required").refine(isWallTime, "notATime"),
  place: z.string("required").trim().min(1, "required").max(300),
  present: z.array(z.uuid("notAllowed"), "requiredChoice").min(1, "requiredChoice").max(200),
  chair: z.uuid("requiredChoice"),
  votes: z
    .record(z.uuid("notAllowed"), z.strictObject({ against: votes, abstained: votes, recused: votes }))
    .default({}),
  reason: z.string().trim().max(500).default(""),
});
export type AdmissionProtocolForm = z.output<typeof AdmissionProtocolForm>;

export const ReturnForm = z.strictObject({
  sections: z
    .array(z.string().regex(/^[a-zA-Z]\w{0,39}$/, "requiredChoice"), "requiredChoice")
    .min(1, "requiredChoice"),
  remarks: words.min(1, "required"),
});
export type ReturnForm = z.output<typeof ReturnForm>;
