import { z } from "zod";
import { version } from "../version.form";
import { competitionModes } from "./competition";
import { presetKeys } from "./presets";

/** Pages of an organiser beside its competitions. */
const ownPages: readonly string[] = ["news"];
/** The most people of a competition that a page lists. */
export const MOST_PEOPLE = 300;

/** An address inside the organiser's own: Latin letters, digits and single hyphens. */
const slug = z
  .string("required")
  .min(1, "required")
  .max(60, "tooLong")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "badSlug")
  .refine((typed) => !ownPages.includes(typed), { error: "taken" });

/** A new competition: where from, what for, and its address `/<organiser>/<slug>`. */
export const newCompetitionForm = z.strictObject({
  organiser: z.uuid("notAllowed"),
  preset: z.enum(presetKeys, "requiredChoice"),
  mode: z.enum(competitionModes, "requiredChoice"),
  title: z.string("required").min(1, "required").max(300),
  slug,
});

/** The same competition for a later year; `invite` are roles of the old one whose people are asked again. */
export const copyForm = newCompetitionForm
  .pick({ mode: true, title: true, slug: true })
  .extend({ invite: z.array(z.uuid("notAllowed")).max(MOST_PEOPLE).default([]) });

/** Why a competition is cancelled: everybody who applied reads it. */
export const cancelForm = z.strictObject({ reason: z.string("required").min(10).max(2000) });

/** A question to the organiser. */
export const askForm = z.strictObject({ question: z.string("required").min(10).max(2000) });

/** An answer of the organiser; it is published together with the question. */
export const answerForm = z.strictObject({
  question: z.uuid("notAllowed"),
  answer: z.string("required").min(1, "required").max(5000),
});

/** The announcement of the version of the rules that the secretary has read. */
export const announceForm = z.strictObject({ version });
