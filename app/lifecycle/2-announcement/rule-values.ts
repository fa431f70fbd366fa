import { parseRoubles, typeRoubles } from "../money";
import { instantOf, wallTimeOf } from "../time";
import type { RuleField, RuleItem, RuleRows } from "./rules-sections";
import { readShare, type Share, typedShare } from "./share";
import { asTerm, type SaidTerm } from "./term";

/** Fields of a form as they were typed, by dotted name. */
export type Typed = Record<string, string[]>;
type Json = Record<string, unknown>;
type Weights = Record<string, string>;

/** What stands in the document where something unreadable was typed: no schema takes it, so the field is named. */
const UNREADABLE = "?";

/**
 * What a form of these items shows for the rules: roubles for kopecks, per cent for basis points, wall time of the zone for
 * instants.
 */
export function typedOf(items: readonly RuleItem[], rules: object, zone: string, prefix = ""): Typed {
  const typed: Typed = {};
  for (const item of items) {
    const name = `${prefix}${item.path}`;
    const value = valueAt(rules as Json, item.path);
    if (item.kind === "share") Object.assign(typed, shownShare(name, value as Share));
    else if (item.kind === "weights") Object.assign(typed, shownWeights(name, value as Weights));
    else if (item.kind === "term") Object.assign(typed, shownTerm(name, value as SaidTerm | undefined, item));
    else if (item.kind !== "rows") typed[name] = shown(item, value, zone);
    else
      ((value ?? []) as Json[]).forEach((row, index) => {
        Object.assign(typed, typedOf(columns(item), row, zone, `${name}.${index}.`));
      });
  }
  return typed;
}

/** The rules with what a form of these items says; what cannot be read is left for the schema to name. */
export function rulesWith<T extends object>(items: readonly RuleItem[], rules: T, form: Json, zone: string): T {
  const changed = structuredClone(rules) as Json;
  for (const item of items) put(changed, item.path, read(item, valueAt(form, item.path), zone));
  return changed as T;
}

function columns(item: RuleRows): RuleItem[] {
  return [...item.fields, ...(item.rows ? [item.rows] : [])];
}

function shown({ kind }: RuleField, value: unknown, zone: string): string[] {
  if (value === undefined || value === null) return [];
  if (kind === "money") return [typeRoubles(BigInt(value as string))];
  if (kind === "percent") return [typeRoubles(BigInt(value as number))];
  if (kind === "instant") return [wallTimeOf(new Date(value as string), zone)];
  if (kind === "decimal") return [asComma(String(value))];
  if (kind === "flag") return value ? ["on"] : [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function shownShare(name: string, share: Share): Typed {
  const { choice, own } = typedShare(share);
  return { [`${name}.choice`]: [choice], [`${name}.own`]: [own] };
}

function shownWeights(name: string, weights: Weights): Typed {
  return Object.fromEntries(Object.entries(weights).map(([key, weight]) => [`${name}.${key}`, [asComma(weight)]]));
}

function shownTerm(name: string, said: SaidTerm | undefined, { plain = "working" }: RuleField): Typed {
  const { days, unit, clause = "" } = said === undefined ? { days: "", unit: plain } : asTerm(said, plain);
  return { [`${name}.days`]: [String(days)], [`${name}.unit`]: [unit], [`${name}.clause`]: [clause] };
}

/** A term as it was typed; without days and clause there is none, and its unit says nothing. */
function readTerm({ days = "", unit, clause }: { days?: string; unit?: string; clause?: string }, isOptional: boolean) {
  if (days === "" && isOptional && !clause) return undefined;
  const count = days === "" ? undefined : /^\d{1,9}$/.test(days) ? Number(days) : Number.NaN;
  return { days: count, unit, ...(clause ? { clause } : {}) };
}

function read(item: RuleItem, value: unknown, zone: string): unknown {
  if (item.kind === "rows") {
    const rows = rowsFrom(item, (value ?? []) as (Json | undefined)[], zone);
    return item.optional && rows.length === 0 ? undefined : rows;
  }
  if (item.kind === "weights") return weightsFrom((value ?? {}) as Weights);
  if (item.kind === "flag") return value === "on";
  if (item.kind === "choices" || item.kind === "tieSteps") return [value ?? []].flat().filter(Boolean);
  if (item.kind === "share") return readShare((value ?? {}) as { choice?: string; own?: string }) ?? UNREADABLE;
  if (item.kind === "term") return readTerm((value ?? {}) as Record<string, string>, item.optional ?? false);
  const text = typeof value === "string" ? value : "";
  if (text === "") return item.kind === "longText" ? "" : undefined;
  if (item.kind === "money") return parseRoubles(text)?.toString() ?? UNREADABLE;
  if (item.kind === "percent") return Number(parseRoubles(text) ?? Number.NaN);
  if (item.kind === "count") return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (item.kind === "decimal") return asPoint(text);
  if (item.kind === "instant") return instantFrom(text, zone);
  return text;
}

function rowsFrom(item: RuleRows, rows: (Json | undefined)[], zone: string): Json[] {
  const filled = rows.filter((row) => row !== undefined);
  const taken = new Set(filled.map((row) => row.key));
  return filled.map((row) => {
    const read = rulesWith(columns(item), {} as Json, row, zone);
    if (item.fields.some(({ kind }) => kind === "key")) read.key = row.key || freeKey(taken);
    return read;
  });
}

/** Coefficients that were typed: an empty one is as for all. */
function weightsFrom(typed: Weights): Weights {
  return Object.fromEntries(Object.entries(typed).flatMap(([key, weight]) => (weight ? [[key, asPoint(weight)]] : [])));
}

function asComma(decimal: string): string {
  return decimal.replace(".", ",");
}

function asPoint(typed: string): string {
  return typed.replace(",", ".");
}

/** A key of a row that is new: rows are told apart by it for good, whatever their title becomes. */
function freeKey(taken: Set<unknown>): string {
  let n = 1;
  while (taken.has(`n${n}`)) n += 1;
  taken.add(`n${n}`);
  return `n${n}`;
}

function instantFrom(text: string, zone: string): string {
  try {
    return instantOf(text, zone).toISOString();
  } catch {
    // why: the schema says beside the field what is wrong with it.
    return UNREADABLE;
  }
}

function valueAt(from: Json, path: string): unknown {
  return path.split(".").reduce<unknown>((at, part) => (at as Json | undefined)?.[part], from);
}

function put(into: Json, path: string, value: unknown): void {
  if (value === undefined && valueAt(into, path) === undefined) return;
  const parts = path.split(".");
  const last = parts.pop()!;
  // why: what nobody has filled in leaves no empty part in the document either.
  if (value === undefined && valueAt(into, path) === undefined) return;
  const holder = parts.reduce<Json>((at, part) => {
    at[part] ??= {};
    return at[part] as Json;
  }, into);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}
