import { type Row, rowsIn, type SectionDraft, textIn, withIds } from "./draft";

/** One place that two people wrote differently. `path` is `title`, or `items.<id of the row>.task`. */
export type Conflict = { path: string; mine: string; theirs: string };

/** A section with what both wrote; where they contradict each other `data` holds my text. */
export type Merged = { data: SectionDraft; conflicts: Conflict[] };

/** Whether a text stood in a place already after the common beginning, and was changed since: it is old, not a contradiction. */
export type WasSaved = (path: string, text: string) => boolean;

/**
 * Merges two texts of a section that have a common beginning, field by field, and rows by their ids: what only one of the
 * two changed is taken; the same place changed differently is a conflict. A field that mine does not name stays as theirs.
 * A row that one removed while the other wrote in it stays: removing loses nothing that the remover had not seen.
 */
export function mergeSections(
  base: SectionDraft,
  mine: SectionDraft,
  theirs: SectionDraft,
  wasSaved: WasSaved = () => false,
): Merged {
  const conflicts: Conflict[] = [];
  const place = (path: string, was: string, my: string, their: string): string => {
    if (my === was || my === their || wasSaved(path, my)) return their;
    if (their !== was) conflicts.push({ path, mine: my, theirs: their });
    return my;
  };
  const data: SectionDraft = { ...theirs };
  for (const [key, value] of Object.entries(mine)) {
    data[key] =
      typeof value === "string"
        ? place(key, textIn(base, key), value, textIn(theirs, key))
        : mergeRows(key, [rowsIn(base, key), value, rowsIn(theirs, key)], place);
  }
  return { data, conflicts };
}

type Place = (path: string, was: string, mine: string, theirs: string) => string;

/** Rows in the order of theirs; a row that only I have stands behind the one that it follows in mine. */
function mergeRows(key: string, lists: [base: Row[], mine: Row[], theirs: Row[]], place: Place): Row[] {
  const [base, mine, theirs] = lists.map((rows) => new Map(withIds(rows).map((row) => [row.id, row])));
  const merged: Row[] = [];
  for (const [id, row] of theirs!) {
    const [was, my] = [base!.get(id), mine!.get(id)];
    if (my) merged.push(mergeRow(`${key}.${id}`, was ?? {}, my, row, place));
    else if (!was || !isSameRow(was, row)) merged.push(row);
  }
  let before = -1;
  for (const [id, row] of mine!) {
    const at = merged.findIndex((one) => one.id === id);
    if (at >= 0) {
      before = at;
      continue;
    }
    const was = base!.get(id);
    if (was && isSameRow(was, row)) continue;
    before += 1;
    merged.splice(before, 0, row);
  }
  return merged;
}

function mergeRow(path: string, was: Row, mine: Row, theirs: Row, place: Place): Row {
  const row: Row = { ...theirs };
  for (const [column, text] of Object.entries(mine))
    if (column !== "id") row[column] = place(`${path}.${column}`, was[column] ?? "", text, theirs[column] ?? "");
  return row;
}

function isSameRow(one: Row, other: Row): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every(
    (column) => column === "id" || (one[column] ?? "") === (other[column] ?? ""),
  );
}

/** The text of a place of a section, by the path of a conflict; "" when there is none. */
export function textAt(section: SectionDraft, path: string): string {
  const [key = "", id, column] = path.split(".");
  if (id === undefined) return textIn(section, key);
  const row = withIds(rowsIn(section, key)).find((one) => one.id === id);
  return row?.[column ?? ""] ?? "";
}

/** The name of a place's field on a page that shows these values: rows are counted there. Null when its row is not shown. */
export function fieldNameOf(path: string, values: SectionDraft): string | null {
  const [key = "", id, column] = path.split(".");
  if (id === undefined) return key;
  const at = withIds(rowsIn(values, key)).findIndex((row) => row.id === id);
  return at < 0 ? null : `${key}.${at}.${column}`;
}
