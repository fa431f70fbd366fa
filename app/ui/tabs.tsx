import { usePage } from "./page";

export type Tab = { to: string; label: string; count?: number };

/** Links between the pages of one thing or one area; the page being shown is marked. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  const { href, path } = usePage();
  const current = currentOf(items, path);
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <a href={href(item.to)} aria-current={item === current ? "page" : undefined}>
              {item.label}
              {item.count === undefined ? null : <span className="count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The most exact of the items that the path stands at or under. */
function currentOf(items: readonly Tab[], path: string): Tab | undefined {
  const bare = (to: string) => to.split(/[?#]/)[0]!.replace(/\/$/, "");
  const around = items.filter((item) => `${path}/`.startsWith(`${bare(item.to)}/`));
  return around.sort((a, b) => bare(b.to).length - bare(a.to).length)[0];
}
