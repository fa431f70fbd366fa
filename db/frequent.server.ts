const TIMES = 10;
const MOST_FREQUENT = 200;
const MOST_COUNTED = 2_000;

const counts = new Map<string, number>();
const frequent = new Set<string>();

/**
 * Whether a statement is asked so often that the server should keep it parsed under a name: a repeat then takes one
 * message instead of two and is neither parsed nor, after a few times, planned again. There is an end to their number,
 * since every connection keeps its own; texts that vary, such as long lists of values, never come so far.
 */
export function isFrequent(statement: string): boolean {
  if (frequent.has(statement)) return true;
  if (frequent.size >= MOST_FREQUENT) return false;
  const count = (counts.get(statement) ?? 0) + 1;
  if (count < TIMES) {
    if (counts.size >= MOST_COUNTED) counts.clear();
    counts.set(statement, count);
    return false;
  }
  counts.delete(statement);
  frequent.add(statement);
  return true;
}
