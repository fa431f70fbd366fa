/** What JSON can hold without loss: sums travel as strings of digits, instants as ISO strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Writes a value as RFC 8785 canonical JSON: no spaces, keys in the order of their UTF-16 units, numbers as ECMAScript
 * writes them. The same data always gives the same text, so its SHA-256 can be compared.
 * @throws on anything that JSON would lose or change: undefined, bigint, Date, NaN, infinities, holes, lone surrogates
 */
export function canonicalJson(value: Json): string {
  return write(value, "$");
}

function write(value: unknown, at: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeString(value, at);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`Not a JSON number at ${at}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${at}[${index}]`)).join(",")}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${writeString(key, at)}:${write(value[key], `${at}.${key}`)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`Not a JSON value at ${at}`);
}

function writeString(text: string, at: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`Lone surrogate at ${at}`);
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
