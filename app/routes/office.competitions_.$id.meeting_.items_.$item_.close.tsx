import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { readOfficeItem } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { ItemFacts } from "~/ui/decision/item-facts";
import { meetingTrail } from "~/ui/decision/office-trail";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "item.close",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.closeItem);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, item, mayClose } = demand(await readOfficeItem(who, args.params.id!, args.params.item!));
  return { competition, item, mayClose };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readOfficeItem(who, id!, item!));
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await closeItem(who, item!);
  if (!outcome.ok) return refusal(outcome);
  const done = outcome.value ? "carried" : "notCarried";
  return redirect(`/office/competitions/${id}/meeting?done=${done}`);
}

export default function CloseItem() {
  const { competition, item, mayClose } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.closeItem}
      kicker={t.decision.application(item)}
      lead={words.closeItemLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.closeItem}
      back={`/office/competitions/${competition.id}/meeting/items/${item.id}`}
      blocked={!mayClose}
      body={<ItemFacts item={item} />}
    />
  );
}
