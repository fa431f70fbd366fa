import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { RemarksForm } from "~/lifecycle/9-reporting/report.form";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { returnReport } from "~/lifecycle/9-reporting/return-report.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { OfficeReportPage } from "~/ui/reporting/office-report-page";

export const handle = { area: "office", reads: "report.read", writes: "report.return" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.decide.returning);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readReport(who, args.params.id!, "office", 1));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, RemarksForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await returnReport(who, args.params.id!, form.value);
  return outcome.ok ? redirect(`/office/reports/${args.params.id}?done=returned`) : refusal(outcome, form.typed);
}

export default function ReturnReport() {
  return <OfficeReportPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
