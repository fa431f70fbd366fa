import type { z } from "zod";
import type { FieldError, FormAnswer } from "~/ui/form-answer";

export type ReadForm<T> = { ok: true; value: T; typed: FormAnswer["typed"] } | { ok: false; answer: FormAnswer };

const MAX_FIELDS = 2_000;
const MAX_INDEX = 500;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads a posted form into a strict schema. Names are dotted (`budget.3.price`), numbers index rows, a name that ends
 * in `[]` collects several values. Text is trimmed and its line breaks are counted as one. Unknown fields are refused.
 * @returns the parsed value, or what was typed with one error code a field
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<ReadForm<z.output<S>>> {
  return parseForm(await request.formData(), schema);
}

/** The same for fields that are read already, such as those that came with a file. */
export function parseForm<S extends z.ZodType>(
  fields: Iterable<[string, FormDataEntryValue]>,
  schema: S,
): ReadForm<z.output<S>> {
  const typed: FormAnswer["typed"] = {};
  for (const [name, value] of fields) {
    if (typeof value !== "string") continue;
    const key = name.endsWith("[]") ? name.slice(0, -2) : name;
    typed[key] ??= [];
    typed[key].push(value.replace(/\r\n?/g, "\n"));
  }
  if (Object.keys(typed).length > MAX_FIELDS)
    return { ok: false, answer: { typed: {}, errors: { "": { code: "tooMany" } } } };
  const many = new Set([...fields].filter(([name]) => name.endsWith("[]")).map(([name]) => name.slice(0, -2)));
  const parsed = schema.safeParse(nest(typed, many));
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  return { ok: false, answer: { typed, errors: errorsOf(parsed.error.issues, typed) } };
}

function nest(typed: FormAnswer["typed"], many: Set<string>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(typed)) {
    const path = name.split(".");
    if (path.some((part) => FORBIDDEN.has(part))) continue;
    put(root, path, many.has(name) ? values.map((value) => value.trim()) : (values.at(-1) ?? "").trim());
  }
  return root;
}

function put(root: Record<string, unknown>, path: string[], value: unknown): void {
  let at: Record<string, unknown> | unknown[] = root;
  path.forEach((part, depth) => {
    const key = Array.isArray(at) ? Number(part) : part;
    if (Array.isArray(at) && !(Number.isInteger(key) && (key as number) >= 0 && (key as number) < MAX_INDEX)) return;
    const holder = at as Record<string | number, unknown>;
    if (depth === path.length - 1) {
      holder[key] = value;
      return;
    }
    const next = holder[key];
    if (typeof next !== "object" || next === null) holder[key] = /^\d+$/.test(path[depth + 1]!) ? [] : {};
    at = holder[key] as Record<string, unknown> | unknown[];
  });
}

function errorsOf(issues: readonly z.core.$ZodIssue[], typed: FormAnswer["typed"]): FormAnswer["errors"] {
  const errors: FormAnswer["errors"] = {};
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) errors[[...issue.path, key].join(".")] ??= { code: "unknownField" };
      continue;
    }
    const name = issue.path.join(".");
    errors[name] ??= errorOf(issue, typed[name]?.at(-1)?.trim() === "");
  }
  return errors;
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
