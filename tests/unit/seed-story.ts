import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import type { Draft } from "~/lifecycle/3-application/draft";
import { totals } from "~/lifecycle/3-application/totals";
import { milkovoRules } from "~db/seed/content/competitions";
import { sectionsOf } from "~db/seed/content/sections";
import type { DemoApplication } from "~db/seed/content/types";

/** The rules and the form that the applications of the story are written for. */
export const rules = milkovoRules("2026-03-01");
export const template = standardTemplate(rules);

/** An application as the form would send it. */
export function draftOf(one: DemoApplication): Draft {
  return sectionsOf(one, rules.term);
}

/** The sums of an application's budget. */
export function budgetOf(one: DemoApplication) {
  return totals((draftOf(one).budget?.lines ?? []) as Record<string, string>[]);
}

/** The one with this key. */
export function find<T extends { key: string }>(list: readonly T[], key: string): T {
  return list.find((one) => one.key === key)!;
}
