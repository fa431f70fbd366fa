import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { searchChoices, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { CompetitionCards } from "~/ui/announcement/competition-cards";
import { SearchForm } from "~/ui/announcement/search-form";
import { ButtonRow, LinkButton } from "~/ui/button";
import { Card, Cards } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;
export const meta = pageMeta(
  (t) => t.announcement.site.home.title,
  undefined,
  (t) => ({
    description: t.announcement.site.home.lead,
    path: "/",
    feed: { path: "/feed.xml", title: t.announcement.site.feed.title },
  }),
);

const SHOWN = 6;

export async function loader() {
  const [choices, open, soon, results] = await Promise.all([
    searchChoices(),
    searchCompetitions({ phase: "open" }, SHOWN),
    searchCompetitions({ phase: "soon" }, SHOWN),
    searchCompetitions({ phase: "results" }, SHOWN),
  ]);
  return { choices, open: open.rows, soon: soon.rows, results: results.rows };
}

export default function Home() {
  const { choices, open, soon, results } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.site.home;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <h2>{words.open}</h2>
      {open.length > 0 ? (
        <CompetitionCards rows={open} level={3} />
      ) : (
        <EmptyState title={words.openEmptyTitle} action={<LinkButton to="/competitions">{words.all}</LinkButton>}>
          {words.openEmptyBody}
        </EmptyState>
      )}
      <h2>{words.search}</h2>
      <SearchForm choices={choices} />
      {soon.length > 0 ? (
        <>
          <h2>{words.soon}</h2>
          <CompetitionCards rows={soon} level={3} />
        </>
      ) : null}
      {results.length > 0 ? (
        <>
          <h2>{words.results}</h2>
          <CompetitionCards rows={results} level={3} />
        </>
      ) : null}
      <ButtonRow>
        <LinkButton look="plain" to="/competitions">
          {words.all}
        </LinkButton>
        <LinkButton look="plain" to="/projects">
          {words.projects}
        </LinkButton>
      </ButtonRow>
      <h2>{words.how}</h2>
      <Cards>
        {Object.values(words.steps).map(({ title, text }) => (
          <Card key={title} title={title} level={3}>
            <p>{text}</p>
          </Card>
        ))}
      </Cards>
    </>
  );
}
