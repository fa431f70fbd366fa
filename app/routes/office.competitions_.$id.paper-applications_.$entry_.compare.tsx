import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { comparePaper } from "~/lifecycle/3-application/finish-paper.server";
import { ComparePaperForm } from "~/lifecycle/3-application/paper-application.form";
import { readPaperToCompare } from "~/lifecycle/3-application/paper-finish.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDay, formatInstant } from "~/text/format";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { officeTrail } from "~/ui/admission/office-trail";
import { ApplicationText } from "~/ui/application/application-text";
import { PaperScans, paperTrail } from "~/ui/application/paper-parts";
import { DataList } from "~/ui/data-list";
import { Field } from "~/ui/field";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: "paperApplication.compare",
  writes: "paperApplication.compare",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.compare.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readPaperToCompare(who, args.params.id ?? "", args.params.entry ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperToCompare(who, id, entry));
  const form = await readForm(args.request, ComparePaperForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await comparePaper(who, id, entry, form.value);
  const said = form.value.answer === "same" ? "confirmed" : "sentBack";
  return outcome.ok
    ? redirect(`/office/competitions/${id}/paper-applications/${entry}?done=${said}`)
    : refusal(outcome, form.typed);
}

export default function ComparePaper() {
  const page = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${page.competition.id}`;
  const here = `${base}/paper-applications/${page.id}`;
  return (
    <ConfirmPage
      title={words.compare.title}
      lead={words.compare.lead}
      trail={officeTrail(t, page.competition, ...paperTrail(t, base, page))}
      answer={useActionData<typeof action>()}
      button={words.compare.button}
      back={here}
      body={
        <>
          <DataList
            items={[
              { label: words.arrived, value: formatInstant(page.arrivedAt, page.competition.zone, lang) },
              { label: words.name, value: <span lang="ru">{page.name}</span> },
              { label: words.bearer, value: page.bearer },
              { label: words.typist, value: <span lang="ru">{page.typist}</span> },
              {
                label: words.consent,
                value: words.consentOf({ by: page.consent.by, day: formatDay(page.consent.on, lang) }),
              },
            ]}
          />
          <h2>{words.scans}</h2>
          <PaperScans base={here} scans={page.scans} />
          <h2>{words.compare.content}</h2>
          <ApplicationText {...page.text} fileTo={(file) => `${here}/scans/${file}`} />
        </>
      }
    >
      <input type="hidden" name="seen" value={page.seen} />
      <Field
        type="radio"
        name="answer"
        label={words.compare.answer}
        options={(["same", "differs"] as const).map((value) => ({ value, label: words.compare.answers[value] }))}
      />
      <Field
        type="textarea"
        name="remark"
        label={words.compare.remark}
        hint={words.compare.remarkHint}
        required={false}
        limit={1_000}
      />
    </ConfirmPage>
  );
}
