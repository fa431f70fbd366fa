import type { CompetitionRules } from "./rules";
import {
  type RuleField,
  type RuleItem,
  type RuleRows,
  type RuleSection,
  ruleSectionKeys,
  ruleSections,
} from "./rules-sections";
import type { Share } from "./share";

type Json = Record<string, unknown>;

/**
 * One value in which two versions of the rules differ: where it is edited, its path without numbers of rows, the title of
 * its row, and what stood and stands there as the document has it; null where there was or is nothing.
 */
export type RuleDifference = {
  section: RuleSection;
  path: string;
  kind: RuleField["kind"];
  row: string | null;
  before: RuleValue;
  after: RuleValue;
};
export type RuleValue = string | number | boolean | string[] | Share | null;

type Leaf = Omit<RuleDifference, "before" | "after"> & { value: RuleValue };

/** Everything in which `after` differs from `before`, in the order of the sections; rows are compared by their keys. */
export function rulesDifferences(before: CompetitionRules, after: CompetitionRules): RuleDifference[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((id) => ({ was: old.get(id), is: fresh.get(id) }))
    .filter(({ was, is }) => JSON.stringify(was?.value ?? null) !== JSON.stringify(is?.value ?? null))
    .map(({ was, is }) => {
      const { value: _, ...place } = (is ?? was)!;
      return { ...place, row: is?.row ?? was?.row ?? null, before: was?.value ?? null, after: is?.value ?? null };
    })
    .sort((a, b) => ruleSectionKeys.indexOf(a.section) - ruleSectionKeys.indexOf(b.section));
}

function leavesOf(rules: CompetitionRules): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (
    section: RuleSection,
    items: readonly RuleItem[],
    from: Json,
    at: { id: string; path: string; row: string | null },
  ) => {
    for (const item of items) {
      const value = valueAt(from, item.path);
      const path = `${at.path}${item.path}`;
      if (item.kind === "key") continue;
      if (item.kind !== "rows")
        leaves.set(`${at.id}${item.path}`, {
          section,
          path,
          kind: item.kind,
          row: at.row,
          // why: a switch that a document of before does not know is off.
          value: (value ?? (item.kind === "flag" ? false : null)) as RuleValue,
        });
      else
        ((value ?? []) as Json[]).forEach((row, index) => {
          const id = `${at.id}${item.path}[${row.key ?? index}].`;
          add(section, columnsOf(item), row, { id, path: `${path}.`, row: titleOf(row) ?? at.row });
        });
    }
  };
  for (const section of ruleSectionKeys)
    add(section, ruleSections[section], rules as unknown as Json, { id: "", path: "", row: null });
  return leaves;
}

function columnsOf(item: RuleRows): RuleItem[] {
  return [...item.fields, ...(item.rows ? [item.rows] : [])];
}

const titleOf = ({ title }: Json) => (typeof title === "string" ? title : null);

function valueAt(from: Json, path: string): unknown {
  return path.split(".").reduce<unknown>((at, part) => (at as Json | undefined)?.[part], from);
}

/** What an announcement fixes for good: when reception begins is over, its end is moved by two people (guarantees.md B4). */
const fixedPaths = ["zone", "dates.receptionOpensAt", "dates.receptionClosesAt", "graceSeconds"] as const;

/** Lists that the form, locked by the announcement, offers to choose from: their rows stay, with their words. */
const listsOfForm = ["directions", "budget.categories"] as const;
/** Lists whose rows drafts may already use: rows are added and reworded, never taken out. */
const keptLists = ["requiredDocuments"] as const;

/** Paths of what an announced competition cannot change any more and this change would. */
export function fixedIn(before: CompetitionRules, after: CompetitionRules): string[] {
  const fixed = fixedPaths.filter(
    (path) => valueAt(before as unknown as Json, path) !== valueAt(after as unknown as Json, path),
  );
  const offered = (rules: CompetitionRules, path: string) =>
    JSON.stringify(rowsAt(rules, path).map(({ key, title }) => [key, title]));
  const reworded = listsOfForm.filter((path) => offered(before, path) !== offered(after, path));
  const dropped = keptLists.filter((path) => {
    const left = new Set(rowsAt(after, path).map(({ key }) => key));
    return rowsAt(before, path).some(({ key }) => !left.has(key));
  });
  return [...fixed, ...reworded, ...dropped];
}

function rowsAt(rules: CompetitionRules, path: string): { key: string; title: string }[] {
  return (valueAt(rules as unknown as Json, path) ?? []) as { key: string; title: string }[];
}

/** Until when announced rules may be changed: the middle of the reception where the rules say so, else its end. */
export function changesUntil(
  rules: Pick<CompetitionRules, "changesUntilHalf">,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
): Date {
  return rules.changesUntilHalf ? new Date((opensAt.getTime() + closesAt.getTime()) / 2) : closesAt;
}
