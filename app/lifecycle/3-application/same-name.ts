/**
 * Whether two ways of writing a name can be one person's: the words in any order, capitals and «ё» apart, and one of them may
 * lack the patronymic. A single word is a name only of itself.
 */
export function isSameName(one: string, other: string): boolean {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (shorter.length < 2) return shorter.length === longer.length && shorter[0] === longer[0] && shorter.length > 0;
  return shorter.every((word) => longer.includes(word));
}

function wordsOf(name: string): string[] {
  return (
    name
      .toLowerCase()
      .replaceAll("\u0451", "\u0435")
      .match(/[\p{L}-]+/gu) ?? []
  );
}
