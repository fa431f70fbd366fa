import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ReportForm } from "~/lifecycle/9-reporting/report.form";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { saveReport } from "~/lifecycle/9-reporting/save-report.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { ReportPage } from "~/ui/reporting/report-page";

export const handle = { area: "applicant", reads: "report.read", writes: "report.edit" } satisfies RouteHandle;
export const meta = pageMeta<{ title: string }>((t, data) => data?.title ?? t.reporting.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(
    await readReport(who, args.params.id!, "applicant", pageNumber(new URL(args.request.url).searchParams)),
  );
}

const pages = { expense: "/expenses/new", submit: "/submit" } as const;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ReportForm);
  if (!form.ok) return wrongFields(form.answer);
  const { next, ...written } = form.value;
  const outcome = await saveReport(who, args.params.id!, written);
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(`/applicant/reports/${args.params.id}${next ? pages[next] : "?done=saved"}`);
}

export default function ApplicantReport() {
  return <ReportPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
