import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readCommissionItem } from "~/lifecycle/6-decision/commission.queries.server";
import { RecusalForm } from "~/lifecycle/6-decision/meeting.form";
import { recuseFromItem } from "~/lifecycle/6-decision/recuse-from-item.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "commission", reads: "meeting.read", writes: "item.recuse" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.commission.recuse);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting, item, own, mayRecuse } = demand(await readCommissionItem(who, args.params.id!, args.params.item!));
  return { meeting, item, isRecused: own.recused, mayRecuse };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readCommissionItem(who, id!, item!));
  const form = await readForm(args.request, RecusalForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await recuseFromItem(who, item!, form.value.reason);
  return outcome.ok ? redirect(`/commission/meetings/${id}?done=recused`) : refusal(outcome, form.typed);
}

export default function Recuse() {
  const { meeting, item, isRecused, mayRecuse } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.commission;
  const page = `/commission/meetings/${meeting.id}`;
  return (
    <ConfirmPage
      title={words.recuse}
      kicker={t.decision.application(item)}
      lead={words.recuseLead}
      trail={[
        { to: "/commission", label: words.title },
        { to: page, label: t.decision.meeting.titleNumber(meeting.number) },
      ]}
      answer={useActionData<typeof action>()}
      button={words.recuseSend}
      danger
      back={`${page}/items/${item.id}`}
      blocked={!mayRecuse}
      body={isRecused ? <Alert>{words.recused}</Alert> : null}
    >
      <Field name="reason" type="textarea" rows={4} limit={1000} label={words.recuseReason} />
    </ConfirmPage>
  );
}
