import { z } from "zod";

export const SaveViewForm = z.strictObject({ name: z.string("required").trim().min(1, "required").max(80) });
export const ForgetViewForm = z.strictObject({ view: z.uuid("notAllowed") });
