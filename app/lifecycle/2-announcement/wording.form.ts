import { z } from "zod";
import { version } from "../version.form";
import { releases, type WordedKind, wordedLetters } from "./wording";

/** What a button of the form of a letter's words asks for: to keep them, to look first, or to say the standard ones again. */
export const wordingActs = ["keep", "look", "standard"] as const;

const common = {
  act: z.enum(wordingActs, "notAllowed").default("keep"),
  /** The version that was being changed: 0 while there is none. */
  version,
  subject: z.string("required").trim().min(1, "required").max(150),
  text: z.string("required").trim().min(1, "required").max(4_000),
  /** Whether letters that wait for their release get these words too. */
  waiting: z.literal("on").optional(),
};

const closed = z.strictObject(common);
const open = z.strictObject({ ...common, release: z.enum(releases, "requiredChoice") });
export type WordingForm = z.output<typeof closed> & { release?: z.output<typeof open>["release"] };

/** The form of one kind of letter: when it goes out is asked only where the secretary may decide it. */
export function wordingForm(kind: WordedKind): z.ZodType<WordingForm> {
  return wordedLetters[kind].open ? open : closed;
}
