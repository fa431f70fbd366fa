import type { ReactNode } from "react";

/** A framed piece of a page. `title` is a second-level heading; pass `level` where it stands deeper. */
export function Card({
  title,
  level = 2,
  aside,
  children,
}: {
  title?: string;
  level?: 2 | 3;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="card">
      {title || aside ? (
        <div className="card-head">
          {title ? <Heading className="card-title">{title}</Heading> : null}
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Cards side by side, as many as fit, one under another on a phone. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className="cards">{children}</div>;
}
