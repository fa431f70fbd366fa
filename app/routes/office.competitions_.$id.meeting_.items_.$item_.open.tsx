import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readOfficeItem } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
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
  writes: "item.open",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.openItem);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, item, mayOpen } = demand(await readOfficeItem(who, args.params.id!, args.params.item!));
  return { competition, item, mayOpen };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readOfficeItem(who, id!, item!));
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await openItem(who, item!);
  if (!outcome.ok) return refusal(outcome);
  return redirect(`/office/competitions/${id}/meeting/items/${item}?done=itemOpened`);
}

export default function OpenItem() {
  const { competition, item, mayOpen } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.openItem}
      kicker={t.decision.application(item)}
      lead={words.openItemLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.openItem}
      back={`/office/competitions/${competition.id}/meeting/items/${item.id}`}
      blocked={!mayOpen}
      body={<ItemFacts item={item} />}
    />
  );
}
