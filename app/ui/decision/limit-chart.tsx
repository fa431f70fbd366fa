import type { RankingLine } from "~/lifecycle/6-decision/view";
import { formatMoney } from "~/text/format";
import { usePage } from "../page";

/** What is needed from the top of the ranking down, place by place, with a line where the money ends. A table with bars. */
export function LimitChart({ lines, limit }: { lines: readonly RankingLine[]; limit: string }) {
  const { t, lang } = usePage();
  const words = t.decision;
  const passed = lines.filter((line) => line.passed);
  let needed = 0n;
  const bars = passed.map((line) => {
    const from = needed;
    needed += BigInt(line.requested);
    return { line, from, until: needed };
  });
  if (bars.length === 0) return null;
  const most = needed > BigInt(limit) ? needed : BigInt(limit);
  const at = (sum: bigint) => Number((sum * 1000n) / most) / 10;
  return (
    <table className="bars">
      <caption>
        {words.ranking.chart}. {words.ranking.chartLine(formatMoney(limit, lang))}
      </caption>
      <thead className="sr">
        <tr>
          <th scope="col">{words.columns.project}</th>
          <th scope="col">{words.columns.runningTotal}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ line, from, until }) => (
          <tr key={line.applicationId}>
            <th scope="row">{words.number(line.number ?? "")}</th>
            <td>
              <svg
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                aria-hidden="true"
                className={line.outcome === "awarded" ? "bar bar-strong" : "bar"}
              >
                <rect className="bar-track" width="100" height="12" />
                <rect className="bar-fill" x={at(from)} width={Math.max(0.5, at(until) - at(from))} height="12" />
                <rect x={Math.min(99.4, at(BigInt(limit)))} width="0.6" height="12" fill="currentColor" />
              </svg>
              <span className="bar-value">{formatMoney(until, lang)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
