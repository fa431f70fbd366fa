import { z } from "zod";
import { version } from "../version.form";

/** A prepared change of announced rules, as the secretary has read it, and why: everybody with an application reads it. */
export const rulesChangeForm = z.strictObject({
  draft: version,
  reason: z.string("required").trim().min(10).max(2000),
});
