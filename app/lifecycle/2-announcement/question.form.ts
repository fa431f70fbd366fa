import { z } from "zod";
import { version } from "../version.form";
import { audiences } from "./form-template";
import { readyFormKeys } from "./presets";
import { joinings, type SimpleCondition } from "./simple-condition";
import { formulaOperations } from "./simple-formula";
import { askableKinds, builtKinds, columnKinds } from "./template-changes";
import { MAX_LIMIT } from "./template-faults";

const MOST_CHOSEN = 20;
const place = z.string().regex(/^[a-zA-Z]\w{0,39}(\.[a-zA-Z]\w{0,39}){0,2}$/, "bad");
const value = z.string().trim().max(140, "tooLong").default("");
const kinds = [...new Set([...askableKinds, ...builtKinds, ...columnKinds])];
const answer = z
  .string()
  .regex(/^([a-zA-Z]\w{0,39}\.[a-zA-Z]\w{0,39}=\w{1,40})?$/, "bad")
  .default("");
/** When a question or a section is shown: a first answer, further ones, and how they are joined. */
const condition = {
  condition: answer,
  others: z.array(answer.optional()).max(MOST_CHOSEN, "tooMany").default([]),
  joined: z.enum(joinings, "requiredChoice").default("all"),
};
const rowCount = (usual: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "notWhole")
    .default("")
    .transform((typed) => (typed === "" ? usual : Number(typed)));

/** What is asked of every question; `section` and `kind` are of a new one only. */
const question = {
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
  ...condition,
};
const PlainForm = z.strictObject(question);
const ListForm = z.strictObject({ ...question, minRows: rowCount(0), maxRows: rowCount(50) });
const CalculatedForm = z.strictObject({
  ...question,
  operation: z.enum(formulaOperations, "requiredChoice").default("is"),
  left: value,
  right: value,
  number: value,
  more: z.array(value.optional()).max(MOST_CHOSEN, "tooMany").default([]),
  shows: z.enum(["money", "number", "percent"], "requiredChoice").optional(),
});

/** A question as the secretary writes it, with what a list or a calculation has besides. */
export type QuestionForm = z.output<typeof PlainForm> &
  Partial<z.output<typeof ListForm> & z.output<typeof CalculatedForm>>;

/** The condition that was chosen. */
export function conditionIn({
  condition,
  others,
  joined,
}: Pick<z.output<typeof PlainForm>, "condition" | "others" | "joined">): SimpleCondition {
  return { joined, chosen: [condition, ...others].filter((one) => one !== undefined && one !== "") as string[] };
}

/** The form of a question of this kind: it takes the fields that its page shows and no others. */
export function questionForm(kind: string | undefined): z.ZodType<QuestionForm> {
  if (kind === "rows") return ListForm;
  return kind === "calculated" ? CalculatedForm : PlainForm;
}

/** The button that begins the form anew, from the ready form that `at` names. */
const BeginAnew = z.strictObject({ version, at: z.enum(readyFormKeys), act: z.literal("begin") });
/** A button beside a section, a question, a column, or a check of the form, which `at` names by its place in their list. */
const PlaceAct = z.strictObject({
  version,
  at: z.union([place, z.string().regex(/^\d{1,3}$/)]),
  act: z.enum(["up", "remove", "uncheck"]),
});
/** Any button of the page of a form. */
export const FormAct = z.union([BeginAnew, PlaceAct]);
export type PlaceAct = z.output<typeof PlaceAct>;
export type FormAct = z.output<typeof FormAct>;

/** What is asked of every section. */
const section = {
  version,
  title: z.string().trim().max(200, "tooLong").default(""),
  intro: z.string().trim().max(1000, "tooLong").default(""),
  ...condition,
};
const KnownSectionForm = z.strictObject(section);
const NewSectionForm = z.strictObject({
  ...section,
  block: z.string().max(40).default("own"),
  label: z.string().trim().max(300, "tooLong").default(""),
  kind: z.enum(askableKinds).default("longText"),
});

/**
 * A section as the secretary writes it. Of a new one `block` is a ready section, or "own", which begins with the
 * question `label`.
 */
export type SectionForm = z.output<typeof KnownSectionForm> & Partial<z.output<typeof NewSectionForm>>;

/** The form of a section, new or known. */
export function sectionForm(isNew: boolean): z.ZodType<SectionForm> {
  return isNew ? NewSectionForm : KnownSectionForm;
}
