import { usePage } from "./page";

export type Tab = {
  to: string;
  label: string;
  count?: number;
  /** Other addresses whose pages belong under this one. */
  also?: readonly string[];
};

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
  const reach = ({ to, also = [] }: Tab) =>
    Math.max(0, ...[to, ...also].map(bare).map((at) => (`${path}/`.startsWith(`${at}/`) ? at.length : 0)));
  const around = items.filter((item) => reach(item) > 0);
  return around.sort((a, b) => reach(b) - reach(a))[0];
}
