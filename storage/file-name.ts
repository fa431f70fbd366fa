const longestName = 255;
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A file's name as people may see it: no path, no control or direction-changing characters (they make "exe.pdf" of
 * "fdp.exe"), at most 255 characters with the extension kept. Letters of any alphabet stay, composed (NFC).
 */
export function cleanFileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(hidden, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const letters = [...name];
  if (name.length <= longestName) return name || "file";

  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : "";
  let stem = "";
  for (const letter of letters) {
    if (stem.length + letter.length + extension.length > longestName) break;
    stem += letter;
  }
  return stem + extension;
}
