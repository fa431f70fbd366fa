import { rowsIn, type SectionDraft, textIn, withIds } from "./draft";

/** A stretch of a text: in both editions, only in the later, or only in the earlier one. */
export type Stretch = { kind: "same" | "added" | "removed"; text: string };

/** A place where two editions of a section differ. `row` counts rows from one; a removed row by its place in the earlier edition. */
export type Difference = { key: string; column: string | null; row: number | null; before: string; after: string };

/** More comparisons of words than this are not worth their time: the middle is then shown as replaced whole. */
const MOST_WORK = 1_000_000;

/** How a text was changed, word by word. Joined without what was removed it is the later text, without what was added the earlier. */
export function wordsBetween(before: string, after: string): Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))]);
}

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? [];
const same = (words: readonly string[]): Stretch[] => words.map((text) => ({ kind: "same", text }));

/** The longest common run of words, kept; everything around it removed or added. */
function between(old: readonly string[], now: readonly string[]): Stretch[] {
  const removed = old.map((text): Stretch => ({ kind: "removed", text }));
  const added = now.map((text): Stretch => ({ kind: "added", text }));
  if (old.length * now.length > MOST_WORK) return [...removed, ...added];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = now.length - 1; b >= 0; b -= 1)
      longest[a * width + b] =
        old[a] === now[b]
          ? longest[(a + 1) * width + b + 1]! + 1
          : Math.max(longest[(a + 1) * width + b]!, longest[a * width + b + 1]!);
  const stretches: Stretch[] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < now.length) {
    if (old[a] === now[b]) {
      stretches.push({ kind: "same", text: old[a]! });
      a += 1;
      b += 1;
    } else if (longest[(a + 1) * width + b]! >= longest[a * width + b + 1]!) stretches.push(removed[a++]!);
    else stretches.push(added[b++]!);
  }
  return [...stretches, ...removed.slice(a), ...added.slice(b)];
}

const isChange = (stretch: Stretch | undefined) => stretch !== undefined && stretch.kind !== "same";

/** Neighbours of one kind as one stretch, spaces between two changes with them; what was removed comes before what was added. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed) all.push({ kind: "removed", text: removed });
    if (added) all.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [at, { kind, text }] of stretches.entries()) {
    const isBetween = kind === "same" && !text.trim() && [at - 1, at + 1].every((next) => isChange(stretches[next]));
    if (isBetween) {
      removed += text;
      added += text;
    } else if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      const last = all[all.length - 1];
      if (last?.kind === "same") last.text += text;
      else all.push({ kind, text });
    }
  }
  close();
  return all;
}

/** Where two editions of a section differ, field by field; rows are told apart by their ids. */
export function differencesOf(before: SectionDraft, after: SectionDraft): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): Difference[] => {
    if (!Array.isArray(before[key]) && !Array.isArray(after[key])) {
      const texts = { before: textIn(before, key), after: textIn(after, key) };
      return texts.before === texts.after ? [] : [{ key, column: null, row: null, ...texts }];
    }
    const [old, now] = [withIds(rowsIn(before, key)), withIds(rowsIn(after, key))];
    const ids = [...new Set([...now, ...old].map(({ id }) => id))];
    return ids.flatMap((id) => rowDifferences(key, id, old, now));
  });
}

type NamedRows = ReturnType<typeof withIds>;

function rowDifferences(key: string, id: string, old: NamedRows, now: NamedRows): Difference[] {
  const [was, is] = [old.findIndex((row) => row.id === id), now.findIndex((row) => row.id === id)];
  const columns = [...new Set([...Object.keys(old[was] ?? {}), ...Object.keys(now[is] ?? {})])];
  return columns.flatMap((column) => {
    const texts = { before: old[was]?.[column] ?? "", after: now[is]?.[column] ?? "" };
    if (column === "id" || texts.before === texts.after) return [];
    return [{ key, column, row: (is < 0 ? was : is) + 1, ...texts }];
  });
}
