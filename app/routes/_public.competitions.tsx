import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { searchChoices, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { isPublicPhase } from "~/lifecycle/2-announcement/public-phase";
import { pageNumber } from "~/server/page-number.server";
import { CompetitionCards } from "~/ui/announcement/competition-cards";
import { SearchForm } from "~/ui/announcement/search-form";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;
export const meta = pageMeta(
  (t) => t.announcement.site.search.title,
  undefined,
  (t) => ({
    description: t.announcement.site.search.lead,
    path: "/competitions",
    feed: { path: "/feed.xml", title: t.announcement.site.feed.title },
  }),
);

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => (query.get(name) ?? "").slice(0, 100);
  const chosen = {
    organiser: asked("organiser"),
    direction: asked("direction"),
    year: /^\d{4}$/.test(asked("year")) ? asked("year") : "",
    phase: isPublicPhase(asked("phase")) ? asked("phase") : "",
  };
  const page = pageNumber(query);
  const [choices, found] = await Promise.all([
    searchChoices(),
    searchCompetitions({
      organiser: chosen.organiser || undefined,
      direction: chosen.direction || undefined,
      year: Number(chosen.year) || undefined,
      phase: isPublicPhase(chosen.phase) ? chosen.phase : undefined,
      page,
    }),
  ]);
  return { choices, chosen, page, ...found };
}

export default function Competitions() {
  const { choices, chosen, page, rows, total, pages } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.announcement.site.search;
  const conditions = Object.entries(chosen).filter(([, value]) => value);
  const to = (n: number) => `/competitions?${new URLSearchParams([...conditions, ["page", `${n}`]])}`;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <SearchForm choices={choices} chosen={chosen} />
      {rows.length === 0 ? (
        <EmptyState title={words.emptyTitle} action={<LinkButton to="/competitions">{words.showAll}</LinkButton>}>
          {words.emptyBody}
        </EmptyState>
      ) : (
        <>
          <p role="status">{words.found(total)}</p>
          <CompetitionCards rows={rows} />
        </>
      )}
      <Pager page={page} pages={pages} to={to} />
      <p>
        <a href={href("/feed.xml")}>{t.announcement.site.feed.link}</a>
      </p>
    </>
  );
}
