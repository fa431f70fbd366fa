import { z } from "zod";
import { version } from "../version.form";
import { affiliationKinds } from "./sheet";

const id = z.string("required").regex(/^[0-9a-f-]{36}$/, "notAllowed");
const reason = z.string("required").trim().min(1, "required").max(2000);
const password = z.string("required").min(1, "required").max(200);

/** A sheet as far as it is written; nothing in it has to be whole. `next` says which button it was. */
export const SheetForm = z.strictObject({
  draftVersion: version,
  marks: z
    .record(
      z.string().regex(/^[a-z][\w-]{0,39}$/),
      z.strictObject({ mark: z.string().max(12).default(""), comment: z.string().max(5000).default("") }),
    )
    .default({}),
  remarks: z.string().max(5000).default(""),
  conclusion: z.string().max(40).default(""),
  // why: the second button only leads on to the check after the same save.
  next: z.literal("seal").optional(),
});
export type SheetForm = Omit<z.output<typeof SheetForm>, "next">;

export const SealForm = z.strictObject({ draftVersion: version });
export const ReasonForm = z.strictObject({ reason });
export const PasswordForm = z.strictObject({ password });
export const AssignForm = z.strictObject({ experts: z.array(id).max(50).default([]) });
/** `dueOn` is asked for an extra round; the first one lasts until the announced date. */
export const PrepareForm = z.strictObject({ dueOn: z.iso.date("notADay").optional() });
export const ReplaceForm = z.strictObject({ reason, expert: z.union([z.literal(""), id]).default("") });
export const AffiliationForm = z.strictObject({
  kind: z.enum(affiliationKinds, "requiredChoice"),
  organisation: z.string("required").trim().min(3, "required").max(300),
  inn: z.union([z.literal(""), z.string().regex(/^\d{10}(\d{2})?$/, "notAnInn")]).default(""),
  endedOn: z.union([z.literal(""), z.iso.date("notADay")]).default(""),
});
export type AffiliationForm = z.output<typeof AffiliationForm>;
