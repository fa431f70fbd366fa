import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Problems, ReportFactsList } from "~/ui/reporting/report-parts";

export const handle = { area: "applicant", reads: "report.read", writes: "report.submit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.submit.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readReport(who, args.params.id!, "applicant", 1));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await submitReport(who, args.params.id!);
  return outcome.ok ? redirect(`/applicant/reports/${args.params.id}?done=submitted`) : refusal(outcome);
}

export default function SubmitReport() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.reporting.submit;
  const isReady = data.problems.length === 0;
  return (
    <>
      <PageTitle
        title={words.title}
        trail={[
          { to: "/applicant", label: t.application.home.title },
          { to: `/applicant/reports/${data.id}`, label: data.title },
        ]}
      />
      {isReady ? (
        <Alert tone={data.maySubmit ? "note" : "warn"}>{data.maySubmit ? words.ready : words.headOnly}</Alert>
      ) : (
        <Alert tone="warn" title={words.notReady(data.problems.length)}>
          <Problems problems={data.problems} />
        </Alert>
      )}
      <ReportFactsList head={data} />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          {isReady && data.maySubmit ? <Button>{words.save}</Button> : null}
          <LinkButton look={isReady ? "link" : "main"} to={`/applicant/reports/${data.id}`}>
            {words.fix}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
