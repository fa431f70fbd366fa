import { z } from "zod";

/** Starting an application: for which competition, in whose name. */
export const StartForm = z.strictObject({
  competition: z.uuid("required"),
  applicant: z.uuid("requiredChoice"),
});

/** Submitting: the key of this one intent, the fingerprint of what stood on the page, and the consent. */
export const SubmitForm = z.strictObject({
  key: z.uuid("required"),
  seen: z.string().regex(/^[0-9a-f]{64}$/, "required"),
  consent: z.literal("on", "mustAgree"),
});

/** Ordering the draft to be submitted at the close, with the same consent as by hand. */
export const OrderForm = z.strictObject({ consent: z.literal("on", "mustAgree") });

/** A button and nothing else. */
export const EmptyForm = z.strictObject({});

/** Taking a file out of a draft. */
export const RemoveForm = z.strictObject({ attachment: z.uuid("required") });
