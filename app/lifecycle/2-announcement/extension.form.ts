import { z } from "zod";
import { isWallTime } from "../time";
import { extensionKinds } from "./extension";

/** A proposed end of reception: a wall time of the competition's zone, why, and what kind of extension it is. */
export const extensionForm = z.strictObject({
  closesAt: z.string("required").refine(isWallTime, "notATime"),
  kind: z.enum(extensionKinds, "requiredChoice"),
  reason: z.string("required").min(10).max(2000),
});

/** The proposal that a button decides on. */
export const decideExtensionForm = z.strictObject({ extension: z.uuid("notAllowed") });
