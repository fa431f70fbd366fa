import { usePage } from "./page";

export type Bar = {
  label: string;
  value: number /** The value in words: a sum, a percentage. */;
  shown: string;
  strong?: boolean;
};

/** A bar chart that is a table: the bars are drawn beside the numbers, so everybody gets both. */
export function Bars({ title, name, bars, max }: { title: string; name?: string; bars: readonly Bar[]; max?: number }) {
  const { t } = usePage();
  const longest = max ?? Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <table className="bars">
      <caption>{title}</caption>
      <thead className="sr">
        <tr>
          <th scope="col">{name ?? t.common.table.name}</th>
          <th scope="col">{t.common.table.value}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td>
              <svg
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                aria-hidden="true"
                className={bar.strong ? "bar bar-strong" : "bar"}
              >
                <rect className="bar-track" width="100" height="12" />
                <rect
                  className="bar-fill"
                  width={Math.max(0, Math.min(100, (bar.value / longest) * 100))}
                  height="12"
                />
              </svg>
              <span className="bar-value">{bar.shown}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
