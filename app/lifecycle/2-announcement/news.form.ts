import { z } from "zod";
import { version } from "../version.form";

const news = {
  title: z
    .string("required")
    .min(3, "required")
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, "bad"),
  text: z.string("required").min(10, "required").max(10_000),
  /** The competition that it is about; empty for news of the organiser as a whole. */
  competition: z
    .union([z.literal(""), z.uuid()], { error: "notAllowed" })
    .transform((id) => id || null)
    .default(null),
};

/** News of an organiser, as plain text. */
export const NewsForm = z.strictObject(news);
export type NewsForm = z.output<typeof NewsForm>;

/** The same mended; `version` is the one that stood in the form. */
export const EditNewsForm = z.strictObject({ ...news, version });
export type EditNewsForm = z.output<typeof EditNewsForm>;
