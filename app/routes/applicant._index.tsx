import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ownCoApplications } from "~/lifecycle/3-application/co-applicant.queries.server";
import { draftOwner } from "~/lifecycle/3-application/draft-owner.server";
import type { OwnApplication } from "~/lifecycle/3-application/home";
import { openCompetitions, ownApplicants, ownApplications } from "~/lifecycle/3-application/home.queries.server";
import { ownTasks } from "~/lifecycle/3-application/section-task.queries.server";
import { dueReports } from "~/lifecycle/9-reporting/report-list.queries.server";
import { requirePerson } from "~/server/session.server";
import { ApplicantHome } from "~/ui/application/applicant-home";
import { pageMeta } from "~/ui/page";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.home.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const [applications, applicants, open, reports, tasks, joined] = await Promise.all([
    ownApplications(who),
    ownApplicants(who),
    openCompetitions(),
    dueReports(who),
    ownTasks(who),
    ownCoApplications(who),
  ]);
  return { applications, applicants, open, reports, tasks, joined, owner: draftOwner(who) };
}

export default function ApplicantHomePage() {
  const { applications, ...rest } = useLoaderData<typeof loader>();
  return <ApplicantHome applications={applications as OwnApplication[]} {...rest} />;
}
