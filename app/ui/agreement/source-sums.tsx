import { formatMoney } from "~/text/format";
import { usePage } from "../page";

export type SourceSum = { title: string; sum: string };

/** Sums by source, one a line, as they were awarded; kopecks in digits. */
export function SourceSums({ sources }: { sources: readonly SourceSum[] }) {
  const { lang } = usePage();
  return (
    <>
      {sources.map(({ title, sum }) => (
        <div key={title} className="small">
          <span lang="ru">{title}</span>: {formatMoney(sum, lang)}
        </div>
      ))}
    </>
  );
}
