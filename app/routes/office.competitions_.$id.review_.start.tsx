import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { lastRoundOf, readReview } from "~/lifecycle/5-review/office.queries.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.manage", writes: "review.start" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.start.title);

export async function loader(args: LoaderFunctionArgs) {
  const { facts, round, applications } = demand(await readReview(await requirePerson(args), args.params.id));
  const short = applications.filter((one) => one.sheets.length < one.needs).length;
  return { id: facts.id, title: facts.title, mayStart: round?.state === "preparing" && short === 0, short };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await startRound(who, demand(await lastRoundOf(who, args.params.id)));
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}/review?done=started`) : refusal(outcome);
}

export default function Start() {
  const { id, title, mayStart, short } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.start;
  const back = `/office/competitions/${id}/review`;
  return (
    <ConfirmPage
      title={words.title}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!mayStart}
      body={short > 0 ? <Alert tone="warn">{words.missing(short)}</Alert> : <p>{words.body}</p>}
    />
  );
}
