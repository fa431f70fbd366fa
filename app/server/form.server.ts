import type { z } from "zod";
import type { FieldError, FormAnswer } from "~/ui/form-answer";
import { demand } from "./http.server";
import { postedForm } from "./posted-form.server";

export type ReadForm<T> = { ok: true; value: T; typed: FormAnswer["typed"] } | { ok: false; answer: FormAnswer };

const MAX_FIELDS = 2_000;
const MAX_INDEX = 500;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
/** The one character that no text in the database can hold; no browser lets anybody type it. */
const NUL = "\0";

/**
 * Reads a posted form into a strict schema. Names are dotted (`budget.3.price`), numbers index rows, a name that ends
 * in `[]` collects several values. Text is trimmed and its line breaks are counted as one. Unknown fields are refused, and
 * so is whatever is no form at all, with the error page.
 * @returns the parsed value, or what was typed with one error code a field
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<ReadForm<z.output<S>>> {
  return parseForm(demand(await postedForm(request)), schema);
}

/** The same for fields that are read already, such as those that came with a file. */
export function parseForm<S extends z.ZodType>(
  fields: Iterable<[string, FormDataEntryValue]>,
  schema: S,
): ReadForm<z.output<S>> {
  const posted = new Map<string, string[]>();
  for (const [name, value] of fields) {
    if (typeof value !== "string") continue;
    const key = name.endsWith("[]") ? name.slice(0, -2) : name;
    const values = posted.get(key) ?? [];
    values.push(value.replace(/\r\n?/g, "\n"));
    posted.set(key, values);
  }
  if (posted.size > MAX_FIELDS)
    return { ok: false, answer: { typed: {}, errors: { "": { code: "tooMany", params: { max: MAX_FIELDS } } } } };
  const typed: FormAnswer["typed"] = Object.fromEntries(posted);
  const many = new Set([...fields].filter(([name]) => name.endsWith("[]")).map(([name]) => name.slice(0, -2)));
  const { root, unfit } = nest(typed, many);
  const parsed = schema.safeParse(root);
  if (parsed.success && unfit.length === 0) return { ok: true, value: parsed.data, typed };
  const wrong = parsed.success ? {} : errorsOf(parsed.error.issues, typed);
  return { ok: false, answer: { typed, errors: { ...wrong, ...Object.fromEntries(unfit) } } };
}

/** The fields in the places that their names tell; `unfit` are those that no form of ours has a place for or could keep. */
function nest(typed: FormAnswer["typed"], many: Set<string>) {
  const root: Record<string, unknown> = {};
  const unfit: [string, FieldError][] = [];
  for (const [name, values] of Object.entries(typed)) {
    const path = name.split(".");
    const value = many.has(name) ? values.map((one) => one.trim()) : (values.at(-1) ?? "").trim();
    if (values.some((one) => one.includes(NUL))) unfit.push([name, { code: "bad" }]);
    else if (path.some((part) => FORBIDDEN.has(part)) || !put(root, path, value))
      unfit.push([name, { code: "unknownField" }]);
  }
  return { root, unfit };
}

/** Puts a value at its place; false when its path is none. */
function put(root: Record<string, unknown>, path: string[], value: unknown): boolean {
  let at: Record<string, unknown> | unknown[] = root;
  for (const [depth, part] of path.entries()) {
    const key = Array.isArray(at) ? Number(part) : part;
    if (Array.isArray(at) && !(Number.isInteger(key) && (key as number) >= 0 && (key as number) < MAX_INDEX))
      return false;
    const holder = at as Record<string | number, unknown>;
    if (depth === path.length - 1) {
      holder[key] = value;
      break;
    }
    const next = holder[key];
    if (typeof next !== "object" || next === null) holder[key] = /^\d+$/.test(path[depth + 1]!) ? [] : {};
    at = holder[key] as Record<string, unknown> | unknown[];
  }
  return true;
}

function errorsOf(issues: readonly z.core.$ZodIssue[], typed: FormAnswer["typed"]): FormAnswer["errors"] {
  const errors = new Map<string, FieldError>();
  const say = (name: string, error: FieldError) => errors.has(name) || errors.set(name, error);
  for (const issue of issues) {
    const name = issue.path.join(".");
    if (issue.code !== "unrecognized_keys") say(name, errorOf(issue, typed[name]?.at(-1)?.trim() === ""));
    else for (const key of issue.keys) say([...issue.path, key].join("."), { code: "unknownField" });
  }
  return Object.fromEntries(errors);
}

function errorOf(issue: z.core.$ZodIssue, isBlank: boolean): FieldError {
  if (issue.code === "too_big")
    return { code: issue.origin === "string" ? "tooLong" : "outOfRange", params: { max: Number(issue.maximum) } };
  if (issue.code === "too_small") {
    if (issue.origin === "string" && (isBlank || Number(issue.minimum) <= 1)) return { code: "required" };
    return { code: issue.origin === "string" ? "tooShort" : "outOfRange", params: { min: Number(issue.minimum) } };
  }
  if (issue.code === "custom") return { code: issue.message, params: issue.params as FieldError["params"] };
  if (issue.code === "invalid_type" && "input" in issue && issue.input === undefined) return { code: "required" };
  return { code: /^[a-z][A-Za-z]+$/.test(issue.message) ? issue.message : "notAllowed" };
}
