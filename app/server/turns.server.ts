/**
 * A line for work that is no quicker when more of it goes on at once.
 * @param atOnce pieces of work that go on at a time; the rest wait in the order in which they came
 * @param mostWaiting beyond so many in the line nobody is let in: they are answered 503 and told to come again
 * @param longestMs after so long the next one is let in though the work goes on: who is slow holds nobody up
 */
export function turns({
  atOnce,
  mostWaiting = Number.POSITIVE_INFINITY,
  longestMs,
}: {
  atOnce: number;
  mostWaiting?: number;
  longestMs?: number;
}) {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else {
      if (waiting.length >= mostWaiting) throw new Response(null, { status: 503, headers: { "Retry-After": "5" } });
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    let isPassedOn = false;
    const passOn = () => {
      if (isPassedOn) return;
      isPassedOn = true;
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    };
    const longest = longestMs === undefined ? undefined : setTimeout(passOn, longestMs);
    try {
      return await work();
    } finally {
      clearTimeout(longest);
      passOn();
    }
  };
}
