import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import { ExpenseForm as Posted } from "~/lifecycle/9-reporting/report.form";
import { readNewExpense } from "~/lifecycle/9-reporting/report-page.queries.server";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ExpenseForm } from "~/ui/reporting/expense-form";

export const handle = { area: "applicant", reads: "report.edit", writes: "report.edit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.expense.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readNewExpense(who, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const upload = await readFormWithFile(args.request, Posted);
  if (!upload.ok) return wrongFields(upload.answer);
  try {
    const outcome = await addExpense(who, args.params.id!, upload.value, upload.picked);
    if (!outcome.ok) return refusal(outcome, upload.typed);
    if ("faults" in outcome.value) return wrongFields({ typed: upload.typed, errors: outcome.value.faults });
    return redirect(`/applicant/reports/${args.params.id}?done=added`);
  } finally {
    await upload.close();
  }
}

export default function NewExpense() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <>
      <PageTitle
        title={t.reporting.expense.title}
        lead={t.reporting.expense.lead}
        trail={[
          { to: "/applicant", label: t.application.home.title },
          { to: `/applicant/reports/${data.reportId}`, label: data.report },
        ]}
      />
      <ExpenseForm data={data} answer={useActionData<typeof action>()} />
    </>
  );
}
