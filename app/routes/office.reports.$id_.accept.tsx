import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { acceptReport } from "~/lifecycle/9-reporting/accept-report.server";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "report.read", writes: "report.accept" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.decide.accept);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, title, project, mayDecide } = demand(await readReport(who, args.params.id!, "office", 1));
  return { id, title, project, mayDecide };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await acceptReport(who, args.params.id!);
  if (!outcome.ok) return refusal(outcome);
  return redirect(`/office/reports/${args.params.id}?done=${outcome.value.isLast ? "completed" : "accepted"}`);
}

export default function AcceptReport() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.reporting.decide;
  return (
    <>
      <PageTitle
        title={words.accept}
        lead={words.acceptLead}
        kicker={<span lang="ru">{data.project}</span>}
        trail={[{ to: `/office/reports/${data.id}`, label: data.title }]}
      />
      <Form answer={useActionData<typeof action>()}>
        <ButtonRow>
          {data.mayDecide ? <Button>{words.accept}</Button> : null}
          <LinkButton look="link" to={`/office/reports/${data.id}`}>
            {t.common.actions.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
