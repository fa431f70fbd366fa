import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { annulSheet } from "~/lifecycle/5-review/annul-sheet.server";
import { readOpenedSheet } from "~/lifecycle/5-review/office.queries.server";
import { ReasonForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "review.readOpened", writes: "review.annul" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.annul.title);

export async function loader(args: LoaderFunctionArgs) {
  const read = demand(await readOpenedSheet(await requirePerson(args), args.params.id, args.params.sheetId));
  return { id: read.facts.id, title: read.facts.title, number: read.number ?? 0, mayAnnul: read.mayAnnul };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readOpenedSheet(who, args.params.id, args.params.sheetId));
  const form = await readForm(args.request, ReasonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await annulSheet(who, args.params.sheetId ?? "", form.value.reason);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/review?done=annulled`)
    : refusal(outcome, form.typed);
}

export default function Annul() {
  const { id, title, number, mayAnnul } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.annul;
  const back = `/office/competitions/${id}/review`;
  return (
    <ConfirmPage
      title={words.title}
      kicker={t.review.openedSheet.kicker(number)}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      danger
      blocked={!mayAnnul}
      body={<p>{words.body}</p>}
    >
      <Field type="textarea" name="reason" label={words.reason} limit={2000} />
    </ConfirmPage>
  );
}
