/** What a spreadsheet may take for a formula at the beginning of a cell, in the widths that it knows (guarantees.md H2). */
const LOOKS_LIKE_FORMULA = /^[\s\0\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

/**
 * A table as CSV for spreadsheets: UTF-8 with a byte order mark, semicolons between cells. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, which spreadsheets read as "this is text".
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
