import { z } from "zod";
import { extensionKinds } from "./extension";

/** A proposed end of reception: a wall time of the competition's zone, why, and what kind of extension it is. */
export const extensionForm = z.strictObject({
  closesAt: z.string("required").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "notATime"),
  kind: z.enum(extensionKinds, "requiredChoice"),
  reason: z.string("required").min(10).max(2000),
});

/** The proposal that a button decides on. */
export const decideExtensionForm = z.strictObject({ extension: z.uuid("notAllowed") });
