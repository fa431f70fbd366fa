const WIDTH = 1000;
const EDGE = 20;
const LEAST_GAP = 26;

/**
 * Dates on a line in proportion to time, numbered as in the table beside it, with today marked. It only repeats the table,
 * so it is hidden from screen readers.
 */
export function DateLine({ dates, now }: { dates: readonly Date[]; now: Date }) {
  if (dates.length < 2) return null;
  const from = dates[0]!.getTime();
  const span = Math.max(1, dates.at(-1)!.getTime() - from);
  const place = (at: Date) => EDGE + ((at.getTime() - from) / span) * (WIDTH - 2 * EDGE);
  const places = apart(dates.map(place));
  const today = Math.round(placeOf(now, dates, places));
  return (
    <svg viewBox={`0 0 ${WIDTH} 64`} className="date-line" aria-hidden="true" focusable="false">
      <line className="date-line-axis" x1={EDGE} x2={WIDTH - EDGE} y1="30" y2="30" />
      <line className="date-line-past" x1={EDGE} x2={Math.max(EDGE, today)} y1="30" y2="30" />
      <path className="date-line-today" d={`M${today} 4v52`} />
      {places.map((x, index) => (
        <g key={x} className={dates[index]! <= now ? "date-past" : "date-next"}>
          <circle cx={x} cy="30" r="11" />
          <text x={x} y="34.5" textAnchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Where an instant falls among the places that dates were given. */
function placeOf(now: Date, dates: readonly Date[], places: readonly number[]): number {
  const next = dates.findIndex((date) => date > now);
  if (next === -1) return WIDTH - 6;
  if (next === 0) return 6;
  const [from, to] = [dates[next - 1]!.getTime(), dates[next]!.getTime()];
  const [left, right] = [places[next - 1]!, places[next]!];
  return left + ((now.getTime() - from) / (to - from)) * (right - left);
}

/** Places moved to the right just enough for their numbers to be told apart, and back from the edge where they overran it. */
function apart(places: readonly number[]): number[] {
  const moved: number[] = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? Number.NEGATIVE_INFINITY) + LEAST_GAP));
  let limit = WIDTH - EDGE;
  return moved
    .reverse()
    .map((place) => {
      const kept = Math.min(place, limit);
      limit = kept - LEAST_GAP;
      return kept;
    })
    .reverse();
}
