import { s3Refusal } from "./refusal.server";

/** The inclusive bytes that a Range header asks for; undefined when it asks for all (or for several ranges). */
export function byteRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return undefined;

  const [, from = "", to = ""] = found;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end || start >= size) throw s3Refusal("InvalidRange");
  return { start, end };
}
