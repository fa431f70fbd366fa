import { isTrue, referencesOf } from "../2-announcement/expression";
import type { FormTemplate } from "../2-announcement/form-template";
import type { Section } from "./application";
import type { Asking } from "./asked";

/** A rule of the form that does not hold: the field it is said at, and its words. */
export type BrokenRule = { section: Section; path: string; words: string };

/** Rules of the form that do not hold. One over answers that are not all there says nothing yet. */
export function brokenRules({ rules = [] }: Pick<FormTemplate, "rules">, asking: Asking): BrokenRule[] {
  return rules.flatMap(({ at, holds, words }) => {
    const isReady = referencesOf(holds).every((one) => asking.answer(one) !== null || asking.rows(one).length > 0);
    if (!isReady || isTrue(holds, asking)) return [];
    const [section = "", path = ""] = at.split(".");
    return [{ section, path, words }];
  });
}
