import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { projectPage } from "~/lifecycle/9-reporting/project.queries.server";
import { demand } from "~/server/http.server";
import { formatDay, formatMoney } from "~/text/format";
import { AnswerText } from "~/ui/application/application-text";
import { Card } from "~/ui/card";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ProjectFacts, ProjectFiles, ProjectResults } from "~/ui/reporting/project-parts";
import { TestBanner } from "~/ui/test-banner";

export const handle = { area: "public", reads: "project.readPublic" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (t, data) => data?.title ?? t.reporting.projects.title,
  (data) => data?.isTest === true,
  (t, { id, applicant, sum, locality, year }, lang) => ({
    description: t.announcement.site.preview.ofProject({ applicant, sum: formatMoney(sum, lang), locality, year }),
    path: `/projects/${id}`,
  }),
);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await projectPage(params.applicationId!));
}

export default function Project() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.reporting.card;
  const term = t.reporting.page.termOf({ from: formatDay(data.startsOn, lang), to: formatDay(data.endsOn, lang) });
  return (
    <>
      {data.isTest ? <TestBanner /> : null}
      <PageTitle
        title={data.title}
        kicker={words.kicker}
        trail={[{ to: "/projects", label: t.reporting.projects.title }]}
      />
      <ProjectFacts data={data} term={term} />
      {data.answers.map((answer) => (
        <Card key={answer.label} title={answer.label}>
          <AnswerText field={answer} />
        </Card>
      ))}
      <ProjectResults data={data} />
      <ProjectFiles id={data.id} files={data.files} />
    </>
  );
}
