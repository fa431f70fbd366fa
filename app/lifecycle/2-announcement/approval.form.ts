import { z } from "zod";

const approval = z.uuid("notAllowed");

/** The proposal that a second person confirms as they have read it. */
export const confirmApprovalForm = z.strictObject({ approval });

/** A proposal that is not announced as it is, and what to mend: whoever proposed it reads the remarks. */
export const returnApprovalForm = z.strictObject({
  approval,
  remarks: z.string("required").trim().min(10).max(2000),
});
