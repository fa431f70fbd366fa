import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

type PageTitleProps = {
  title: string;
  /** A line above: what kind of thing this is, or its number. */
  kicker?: ReactNode;
  /** One or two sentences under the title: what this page is for. */
  lead?: ReactNode;
  /** A `<Status>` beside the title. */
  status?: ReactNode;
  trail?: readonly Crumb[];
};

/** The one first-level heading of a page, with the way to it and what it is for. */
export function PageTitle({ title, kicker, lead, status, trail }: PageTitleProps) {
  return (
    <header className="page-title">
      {trail ? <Breadcrumbs trail={trail} /> : null}
      {kicker ? <p className="kicker">{kicker}</p> : null}
      <h1>{title}</h1>
      {status ? <p className="page-status">{status}</p> : null}
      {lead ? <p className="lead">{lead}</p> : null}
    </header>
  );
}
