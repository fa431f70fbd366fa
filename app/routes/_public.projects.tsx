import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { projectChoices, searchProjects } from "~/lifecycle/9-reporting/project.queries.server";
import { pageNumber } from "~/server/page-number.server";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { ProjectCards, ProjectSearchForm } from "~/ui/reporting/project-parts";

export const handle = { area: "public", reads: "project.readPublic" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.projects.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => (query.get(name) ?? "").slice(0, 100);
  const chosen = {
    organiser: asked("organiser"),
    direction: asked("direction"),
    year: /^\d{4}$/.test(asked("year")) ? asked("year") : "",
  };
  const page = pageNumber(query);
  const [choices, found] = await Promise.all([
    projectChoices(),
    searchProjects({
      organiser: chosen.organiser || undefined,
      direction: chosen.direction || undefined,
      year: Number(chosen.year) || undefined,
      page,
    }),
  ]);
  return { choices, chosen, page, ...found };
}

export default function Projects() {
  const { choices, chosen, page, rows, total, pages } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.reporting.projects;
  const conditions = Object.entries(chosen).filter(([, value]) => value);
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <ProjectSearchForm choices={choices} chosen={chosen} />
      {rows.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
      ) : (
        <>
          <p role="status">{words.found(total)}</p>
          <ProjectCards rows={rows} />
        </>
      )}
      <Pager
        page={page}
        pages={pages}
        to={(n) => `/projects?${new URLSearchParams([...conditions, ["page", `${n}`]])}`}
      />
    </>
  );
}
