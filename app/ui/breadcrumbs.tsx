import { usePage } from "./page";

export type Crumb = { to: string; label: string };

/** The way from the home page down to the parent of this page. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const { t, href } = usePage();
  return (
    <nav className="crumbs" aria-label={t.common.breadcrumbs}>
      <ol>
        {trail.map((crumb) => (
          <li key={crumb.to}>
            <a href={href(crumb.to)}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
