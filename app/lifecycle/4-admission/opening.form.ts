import { z } from "zod";

/** Where applications are opened, and who of the commission is there. */
export const OpeningForm = z.strictObject({
  place: z.string("required").trim().min(1, "required").max(300),
  present: z.array(z.uuid("notAllowed")).max(200).default([]),
});
export type OpeningForm = z.output<typeof OpeningForm>;

/** What a protocol of opening should have said, and why it did not. */
export const CorrectedOpeningForm = OpeningForm.extend({ reason: z.string("required").trim().min(10).max(500) });
export type CorrectedOpeningForm = z.output<typeof CorrectedOpeningForm>;
