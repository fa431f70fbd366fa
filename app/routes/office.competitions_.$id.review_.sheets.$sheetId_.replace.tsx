import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readReplacement } from "~/lifecycle/5-review/office.queries.server";
import { replaceExpert } from "~/lifecycle/5-review/replace-expert.server";
import { ReplaceForm } from "~/lifecycle/5-review/review.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";
import { SheetStatus } from "~/ui/review/sheet-status";

export const handle = {
  area: "office",
  reads: "review.replaceExpert",
  writes: "review.replaceExpert",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.replace.title);

export async function loader(args: LoaderFunctionArgs) {
  const read = demand(await readReplacement(await requirePerson(args), args.params.id, args.params.sheetId));
  return {
    id: read.facts.id,
    title: read.facts.title,
    number: read.number ?? 0,
    expert: read.expert,
    state: read.state,
    experts: read.experts.map(({ id, name, load }) => ({ id, name, load })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await readReplacement(who, args.params.id, args.params.sheetId));
  const form = await readForm(args.request, ReplaceForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await replaceExpert(who, args.params.sheetId ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/review?done=replaced`)
    : refusal(outcome, form.typed);
}

export default function Replace() {
  const { id, title, number, expert, state, experts } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.replace;
  const back = `/office/competitions/${id}/review`;
  const isRecused = state === "recused";
  return (
    <ConfirmPage
      title={words.title}
      kicker={words.kicker(number)}
      trail={officeTrail(t, { id, title }, { to: back, label: t.review.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={isRecused && experts.length === 0}
      body={
        <>
          <p>
            {words.now}: {expert} <SheetStatus state={state} />
          </p>
          {experts.length === 0 ? <Alert tone="warn">{words.none}</Alert> : null}
        </>
      }
    >
      <Field
        type="select"
        name="expert"
        label={words.expert}
        required={isRecused}
        empty={isRecused ? undefined : words.nobody}
        options={experts.map((one) => ({ value: one.id, label: `${one.name} (${t.review.assign.load(one.load)})` }))}
      />
      <Field type="textarea" name="reason" label={words.reason} hint={words.reasonHint} limit={2000} />
    </ConfirmPage>
  );
}
