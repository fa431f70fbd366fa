import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { returnApprovalForm } from "~/lifecycle/2-announcement/approval.form";
import { readApprovals } from "~/lifecycle/2-announcement/approval.queries.server";
import { returnApproval } from "~/lifecycle/2-announcement/return-approval.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { ApprovalDesk } from "~/ui/announcement/approval-desk";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";

export const handle = {
  area: "office",
  reads: "approval.read",
  writes: "approval.return",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.approval.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readApprovals(await requirePerson(args), args.params.id));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, returnApprovalForm);
  if (!form.ok) return wrongFields(form.answer);
  const { approval, remarks } = form.value;
  const outcome = await returnApproval(who, approval, remarks);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/approval?done=returned`)
    : refusal(outcome, form.typed);
}

export default function Approvals() {
  const page = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.approval;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, page)} />
      <DoneAlert words={words.done} />
      <ApprovalDesk
        page={page}
        base={`/office/competitions/${page.id}/approval`}
        answer={useActionData<typeof action>()}
      />
    </>
  );
}
