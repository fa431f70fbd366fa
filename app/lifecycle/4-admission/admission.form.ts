import { z } from "zod";
import { checkResults } from "./admission";

const words = z.string("required").trim().max(3000);

/** One row a requirement, by its key. */
export const ChecksForm = z.strictObject({
  checks: z.record(
    z.string().regex(/^[a-z][\w-]{0,39}$/),
    z.strictObject({ result: z.enum([...checkResults, ""]).default(""), comment: words.max(1000).default("") }),
  ),
});
export type ChecksForm = z.output<typeof ChecksForm>;

export const RejectForm = z.strictObject({
  ground: z.string("requiredChoice").min(1, "requiredChoice"),
  text: words.min(1, "required"),
});
export type RejectForm = z.output<typeof RejectForm>;

export const ReturnForm = z.strictObject({
  sections: z
    .array(z.string().regex(/^[a-zA-Z]\w{0,39}$/, "requiredChoice"), "requiredChoice")
    .min(1, "requiredChoice"),
  remarks: words.min(1, "required"),
});
export type ReturnForm = z.output<typeof ReturnForm>;
