import { z } from "zod";
import { instantOf, wallTimeOf } from "../time";
import { rulesWith } from "./rule-values";
import type { CompetitionRules } from "./rules";
import { rulesSchema } from "./rules.form";
import { type RuleItem, type RuleSection, ruleSections } from "./rules-sections";
import { withKnownWeights } from "./tiers";

/**
 * The form of one section, read into the whole rules: what is typed is put over `rules` and all of it is judged by
 * `rulesSchema`, so that names of fields and paths of errors are one. Dates keep their wall time when the zone changes.
 */
export function rulesSectionForm(section: RuleSection, rules: CompetitionRules) {
  const items = ruleSections[section];
  return shapeOf(items)
    .transform((form) => inZone(rulesWith(items, rules, form, rules.zone), rules.zone))
    .pipe(rulesSchema)
    .transform(withKnownWeights)
    .refine(({ dates }) => Date.parse(dates.receptionOpensAt) < Date.parse(dates.receptionClosesAt), {
      message: "endBeforeStart",
      path: ["dates", "receptionClosesAt"],
    });
}

/** A strict object of strings by the paths of the items: a field that the section has not is refused. */
function shapeOf(items: readonly RuleItem[]): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  const nested = new Map<string, RuleItem[]>();
  for (const item of items) {
    const [head = "", ...rest] = item.path.split(".");
    if (rest.length === 0) shape[head] = typeOf(item);
    else nested.set(head, [...(nested.get(head) ?? []), { ...item, path: rest.join(".") }]);
  }
  for (const [head, inner] of nested) shape[head] = shapeOf(inner).optional();
  return z.strictObject(shape);
}

function typeOf(item: RuleItem): z.ZodType {
  if (item.kind === "rows")
    return z.array(shapeOf([...item.fields, ...(item.rows ? [item.rows] : [])]).optional()).optional();
  if (item.kind === "choices" || item.kind === "tieSteps") return z.array(z.string().optional()).optional();
  if (item.kind === "weights") return z.record(z.string(), z.string().optional()).optional();
  if (item.kind === "share")
    return z.strictObject({ choice: z.string().optional(), own: z.string().optional() }).optional();
  if (item.kind === "term")
    return z
      .strictObject({ days: z.string().optional(), unit: z.string().optional(), clause: z.string().optional() })
      .optional();
  return z.string().optional();
}

function inZone(rules: CompetitionRules, before: string): CompetitionRules {
  if (rules.zone === before || !Intl.supportedValuesOf("timeZone").includes(rules.zone)) return rules;
  const moved = Object.entries(rules.dates).map(([key, at]) => [
    key,
    instantOf(wallTimeOf(new Date(at), before), rules.zone).toISOString(),
  ]);
  return { ...rules, dates: Object.fromEntries(moved) };
}
