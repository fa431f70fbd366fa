import { z } from "zod";
import { isPlausibleYear } from "../time";
import { markKinds } from "./work-calendar";

/** One day of the production calendar, with the act that moves it; the law needs no act. */
export const WorkDayForm = z
  .strictObject({
    day: z.string("required").min(1, "required").pipe(z.iso.date("notADay").refine(isPlausibleYear, "notADay")),
    kind: z.enum(markKinds, "requiredChoice"),
    act: z.string().max(300).default(""),
  })
  .refine(({ kind, act }) => kind === "byLaw" || act !== "", { path: ["act"], message: "required" });
export type WorkDayForm = z.output<typeof WorkDayForm>;
