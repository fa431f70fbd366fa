import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { finishPaper } from "~/lifecycle/3-application/finish-paper.server";
import { FinishPaperForm } from "~/lifecycle/3-application/paper-application.form";
import { readPaperToFinish } from "~/lifecycle/3-application/paper-finish.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { paperTrail } from "~/ui/application/paper-parts";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "paperApplication.readContents",
  writes: "paperApplication.type",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.finish.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readPaperToFinish(who, args.params.id ?? "", args.params.entry ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperToFinish(who, id, entry));
  const form = await readForm(args.request, FinishPaperForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await finishPaper(who, id, entry, form.value);
  if (outcome.ok) {
    const said = outcome.value.isCounted ? "counted" : "typed";
    return redirect(`/office/competitions/${id}/paper-applications/${entry}?done=${said}`);
  }
  if (outcome.reason === "notYet")
    return wrongFields({ typed: form.typed, errors: { consentOn: { code: "dayToCome" } } });
  if (outcome.reason === "incomplete")
    return wrongFields({ typed: form.typed, errors: { asOnPaper: { code: "mustAgree" } } });
  return refusal(outcome, form.typed);
}

export default function FinishPaper() {
  const { competition, id, entry, check, gaps, isScanned, consentBy, consentOn } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${competition.id}`;
  return (
    <ConfirmPage
      title={words.finish.title}
      lead={words.finish.lead}
      trail={officeTrail(t, competition, ...paperTrail(t, base, { id, entry }))}
      answer={useActionData<typeof action>()}
      button={words.finish.button}
      back={`${base}/paper-applications/${id}`}
      blocked={!isScanned}
      body={
        <>
          {isScanned ? null : <Alert tone="warn">{words.scanNeeded}</Alert>}
          {gaps.length > 0 ? (
            <Alert tone="warn" title={words.finish.gaps}>
              <ul>
                {gaps.map(({ key, title }) => (
                  <li key={key}>{title}</li>
                ))}
              </ul>
              <p>{words.finish.gapsBody}</p>
              <a href={check}>{words.steps.toForm}</a>
            </Alert>
          ) : null}
        </>
      }
    >
      <Field name="consentBy" label={words.finish.consentBy} hint={words.finish.consentByHint} value={consentBy} />
      <Field name="consentOn" type="date" label={words.finish.consentOn} hint={t.common.dayHint} value={consentOn} />
      {gaps.length > 0 ? <Field name="asOnPaper" type="checkbox" label={words.finish.asOnPaper} value={false} /> : null}
    </ConfirmPage>
  );
}
