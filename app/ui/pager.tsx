import { usePage } from "./page";

/** Links to the neighbour pages of a long list, counted from one; nothing when everything fits on one. */
export function Pager({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  const { t, href } = usePage();
  if (pages <= 1) return null;
  const words = t.common.pager;
  return (
    <nav className="pager" aria-label={words.label}>
      {page > 1 ? (
        <a rel="prev" href={href(to(page - 1))}>
          ← {words.previous}
        </a>
      ) : null}
      <span>{words.page(page, pages)}</span>
      {page < pages ? (
        <a rel="next" href={href(to(page + 1))}>
          {words.next} →
        </a>
      ) : null}
    </nav>
  );
}
