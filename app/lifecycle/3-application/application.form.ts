import { z } from "zod";

/** Answers about requirements, yes or no, by their keys. */
const declared = z.record(z.string().regex(/^[a-z][\w-]{0,39}$/), z.enum(["yes", "no"], "requiredChoice"));

/** Starting an application: for which competition, in whose name, from what, with which answers about the requirements. */
export const StartForm = z.strictObject({
  competition: z.uuid("required"),
  applicant: z.uuid("requiredChoice"),
  from: z.union([z.literal(""), z.uuid("notAllowed")]).default(""),
  declared: declared.default({}),
  anyway: z.literal("on").optional(),
});
export type StartForm = z.output<typeof StartForm>;

/** Changed answers about the requirements. */
export const DeclareForm = z.strictObject({ declared: declared.default({}) });

/** The head's signature under the edition with this fingerprint. */
export const SignForm = z.strictObject({ seen: z.string().regex(/^[0-9a-f]{64}$/, "required") });

/** Submitting: the key of this one intent, the fingerprint of what stood on the page, and the consent. */
export const SubmitForm = z.strictObject({
  key: z.uuid("required"),
  seen: z.string().regex(/^[0-9a-f]{64}$/, "required"),
  consent: z.literal("on", "mustAgree"),
});

/** Ordering the draft to be submitted at the close, with the same consent as by hand. */
export const OrderForm = z.strictObject({ consent: z.literal("on", "mustAgree") });

/** Taking a file out of a draft. */
export const RemoveForm = z.strictObject({ attachment: z.uuid("required") });
