import { usePage } from "./page";

/** Links to the parts of a long page, in their order; `to` is the id of a part. */
export function Contents({ label, parts }: { label?: string; parts: ReadonlyArray<{ to: string; label: string }> }) {
  const { t } = usePage();
  return (
    <nav aria-label={label ?? t.common.contents} className="contents">
      <ul>
        {parts.map(({ to, label }) => (
          <li key={to}>
            <a href={`#${to}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
