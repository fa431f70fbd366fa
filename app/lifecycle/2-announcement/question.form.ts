import { z } from "zod";
import { audiences } from "./form-template";
import { formulaOperations } from "./simple-formula";
import { askableKinds, builtKinds, columnKinds } from "./template-changes";
import { MAX_LIMIT } from "./template-faults";

const place = z.string().regex(/^[a-zA-Z]\w{0,39}(\.[a-zA-Z]\w{0,39}){0,2}$/, "bad");
const value = z.string().trim().max(140, "tooLong").default("");
const kinds = [...new Set([...askableKinds, ...builtKinds, ...columnKinds])];
const condition = z
  .string()
  .regex(/^([a-zA-Z]\w{0,39}\.[a-zA-Z]\w{0,39}=\w{1,40})?$/, "bad")
  .default("");
const rowCount = (usual: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "notWhole")
    .default("")
    .transform((typed) => (typed === "" ? usual : Number(typed)));
const version = z.coerce.number().int().min(1).max(1_000_000);

/** A question as the secretary writes it; `section` and `kind` are of a new one only. */
export const QuestionForm = z.strictObject({
  version,
  section: place.optional(),
  kind: z.enum(kinds).optional(),
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
  condition,
  minRows: rowCount(0),
  maxRows: rowCount(50),
  operation: z.enum(formulaOperations, "requiredChoice").default("is"),
  left: value,
  right: value,
  number: value,
  shows: z.enum(["money", "number", "percent"], "requiredChoice").optional(),
});
export type QuestionForm = z.output<typeof QuestionForm>;

/** A button beside a section, a question, a column, or a check of the form, which `at` names by its place in their list. */
export const FormAct = z.strictObject({
  version,
  at: z.union([place, z.string().regex(/^\d{1,3}$/)]),
  act: z.enum(["up", "remove", "uncheck"]),
});
export type FormAct = z.output<typeof FormAct>;

/** A section as the secretary writes it; `block` is a ready one, "own" a new one that begins with the question `label`. */
export const SectionForm = z.strictObject({
  version,
  block: z.string().max(40).default("own"),
  title: z.string().trim().max(200, "tooLong").default(""),
  intro: z.string().trim().max(1000, "tooLong").default(""),
  label: z.string().trim().max(300, "tooLong").default(""),
  kind: z.enum(askableKinds).default("longText"),
  condition,
});
export type SectionForm = z.output<typeof SectionForm>;
