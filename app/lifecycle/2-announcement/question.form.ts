import { z } from "zod";
import { audiences } from "./form-template";
import { askableKinds } from "./template-changes";
import { MAX_LIMIT } from "./template-faults";

const place = z.string().regex(/^[a-zA-Z]\w{0,39}(\.[a-zA-Z]\w{0,39})?$/, "bad");
const version = z.coerce.number().int().min(1).max(1_000_000);

/** A question as the secretary writes it; `section` and `kind` are of a new one only. */
export const QuestionForm = z.strictObject({
  version,
  section: place.optional(),
  kind: z.enum(askableKinds).optional(),
  label: z.string().trim().min(1, "required").max(300, "tooLong"),
  hint: z.string().trim().max(500, "tooLong").default(""),
  required: z.literal("on").optional(),
  identifies: z.literal("on").optional(),
  sees: z.enum(audiences, "requiredChoice"),
  limit: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, "notWhole")
    .default("")
    .transform((typed) => (typed === "" ? null : Number(typed)))
    .refine((limit) => limit === null || (limit > 0 && limit <= MAX_LIMIT), "outOfRange"),
  options: z.string().max(5000, "tooLong").default(""),
  condition: z
    .string()
    .regex(/^([a-zA-Z]\w{0,39}\.[a-zA-Z]\w{0,39}=\w{1,40})?$/, "bad")
    .default(""),
});
export type QuestionForm = z.output<typeof QuestionForm>;

/** A button beside a question. */
export const QuestionAct = z.strictObject({ version, at: place, act: z.enum(["up", "remove"]) });
