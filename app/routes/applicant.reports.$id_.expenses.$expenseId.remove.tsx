import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { removeExpense } from "~/lifecycle/9-reporting/remove-expense.server";
import { readExpense } from "~/lifecycle/9-reporting/report-page.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatMoney } from "~/text/format";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { useDocumentWords } from "~/ui/reporting/expense-table";

export const handle = { area: "applicant", reads: "report.edit", writes: "report.edit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.remove.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readExpense(who, args.params.id!, args.params.expenseId!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await removeExpense(who, args.params.id!, args.params.expenseId!);
  return outcome.ok ? redirect(`/applicant/reports/${args.params.id}?done=removed`) : refusal(outcome);
}

export default function RemoveExpense() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.reporting.page;
  const documentOf = useDocumentWords();
  return (
    <>
      <PageTitle
        title={t.reporting.remove.title}
        lead={t.reporting.remove.lead}
        trail={[
          { to: "/applicant", label: t.application.home.title },
          { to: `/applicant/reports/${data.reportId}`, label: data.report },
        ]}
      />
      <DataList
        items={[
          { label: words.document, value: documentOf(data) },
          { label: words.counterparty, value: <span lang="ru">{data.counterparty}</span> },
          { label: words.sum, value: formatMoney(data.sum, lang) },
        ]}
      />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          <Button look="danger">{t.reporting.remove.save}</Button>
          <LinkButton look="link" to={`/applicant/reports/${data.reportId}`}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
