import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { awardOutcomes } from "~/lifecycle/6-decision/award";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { ProposalForm } from "~/lifecycle/6-decision/meeting.form";
import { readOfficeItem } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { typeRoubles } from "~/lifecycle/money";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatMoney } from "~/text/format";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { ItemFacts } from "~/ui/decision/item-facts";
import { meetingTrail } from "~/ui/decision/office-trail";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "item.propose",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.change);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, item, most, mayReserve, mayPropose } = demand(
    await readOfficeItem(who, args.params.id!, args.params.item!),
  );
  return { competition, item, most, mayReserve, mayPropose };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readOfficeItem(who, id!, item!));
  const form = await readForm(args.request, ProposalForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await changeProposal(who, item!, form.value);
  return outcome.ok ? redirect(`/office/competitions/${id}/meeting?done=proposed`) : refusal(outcome, form.typed);
}

export default function Propose() {
  const { competition, item, most, mayReserve, mayPropose } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.decision.meeting;
  const closed = { awarded: most === "0", reserve: !mayReserve, declined: false };
  return (
    <ConfirmPage
      title={words.change}
      kicker={t.decision.application(item)}
      lead={words.changeLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={t.common.actions.save}
      back={`/office/competitions/${competition.id}/meeting`}
      blocked={!mayPropose}
      body={<ItemFacts item={item} />}
    >
      <Field
        name="outcome"
        type="radio"
        label={t.decision.columns.outcome}
        value={item.proposedOutcome}
        options={awardOutcomes.map((value) => ({
          value,
          label: t.decision.outcomes[value],
          disabled: closed[value],
        }))}
      />
      <Field
        name="sum"
        type="money"
        required={false}
        label={words.sum}
        hint={words.most(formatMoney(most, lang))}
        value={item.proposedOutcome === "awarded" ? typeRoubles(BigInt(item.proposed)) : ""}
      />
      <Field
        name="reason"
        type="textarea"
        rows={3}
        limit={1000}
        label={words.reason}
        hint={words.reasonHint}
        value={item.cutReason}
      />
    </ConfirmPage>
  );
}
