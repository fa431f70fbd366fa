import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { correctOpening } from "~/lifecycle/4-admission/correct-opening.server";
import { CorrectedOpeningForm } from "~/lifecycle/4-admission/opening.form";
import { readPaperToCorrect } from "~/lifecycle/4-admission/paper.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { OpeningFields } from "~/ui/admission/opening-fields";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = { area: "office", reads: "paper.correct", writes: "paper.correct" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.papers.correct.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readPaperToCorrect(who, args.params.id ?? "", args.params.paper ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", paper = "" } = args.params;
  const form = await readForm(args.request, CorrectedOpeningForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await correctOpening(who, id, paper, form.value);
  return outcome.ok ? redirect(`/office/competitions/${id}/papers?done=corrected`) : refusal(outcome, form.typed);
}

export default function CorrectPaper() {
  const { competition, members, place, present } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.papers.correct;
  const back = `/office/competitions/${competition.id}/papers`;
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead}
      trail={officeTrail(t, competition, { to: back, label: t.papers.office.title })}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
    >
      <OpeningFields members={members} place={place} present={present} />
      <Field
        name="reason"
        type="textarea"
        rows={3}
        label={words.reason}
        hint={words.reasonHint}
        limit={500}
        width="full"
      />
    </ConfirmPage>
  );
}
