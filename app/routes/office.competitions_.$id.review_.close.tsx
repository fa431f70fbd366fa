import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { lastRoundOf, readReview } from "~/lifecycle/5-review/office.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "review.close" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.close.title);

export async function loader(args: LoaderFunctionArgs) {
  const { facts, round, applications } = demand(await readReview(await requirePerson(args), args.params.id));
  const unsealed = applications.flatMap((one) => one.sheets).filter((one) => ["assigned", "begun"].includes(one.state));
  return { id: facts.id, title: facts.title, left: unsealed.length, isRunning: round?.state === "running" };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await closeRound(who, demand(await lastRoundOf(who, args.params.id)));
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}/review?done=closed`) : refusal(outcome);
}

export default function Close() {
  const { id, title, left, isRunning } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.close;
  const back = `/office/competitions/${id}/review`;
  return (
    <ConfirmPage
      title={words.title}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!isRunning || left > 0}
      body={left > 0 ? <Alert tone="warn">{words.left(left)}</Alert> : <p>{words.body}</p>}
    />
  );
}
