import { z } from "zod";
import { personName } from "./account.form";
import { consentWays } from "./applicant";

/** Whom a helper helps (an ИНН, or the link for colleagues), and the consent they were given. */
export const TakeErrandForm = z.strictObject({
  applicant: z.string().min(1).max(300),
  principal: personName,
  way: z.enum(consentWays, { error: "requiredChoice" }),
  givenOn: z
    .string()
    .min(1)
    .pipe(z.iso.date({ error: "notADay" })),
  consentDesk: z.literal("on", { error: "mustAgree" }),
});
export type TakeErrandForm = z.output<typeof TakeErrandForm>;

/** The competition in which a helper begins a draft. */
export const BeginDraftForm = z.strictObject({ competition: z.uuid({ error: "notAllowed" }) });
