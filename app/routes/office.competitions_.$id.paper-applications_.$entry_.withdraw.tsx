import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { WithdrawPaperForm } from "~/lifecycle/3-application/paper-application.form";
import { paperFiles, readPaperToSettle } from "~/lifecycle/3-application/paper-application.queries.server";
import { withdrawPaper } from "~/lifecycle/3-application/settle-paper.server";
import { fileError } from "~/lifecycle/file-error";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatBytes, formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { paperTrail } from "~/ui/application/paper-parts";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "paperApplication.withdraw",
  writes: "paperApplication.withdraw",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.withdraw.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = demand(await readPaperToSettle(who, args.params.id ?? "", args.params.entry ?? "", "withdraw"));
  const { state: _, ...shown } = page;
  return shown;
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperToSettle(who, id, entry, "withdraw"));
  const form = await readFormWithFile(args.request, WithdrawPaperForm, paperFiles);
  if (!form.ok) return wrongFields(form.answer);
  if (!form.picked) return wrongFields({ typed: form.typed, errors: { file: { code: "fileRequired" } } });
  try {
    const outcome = await withdrawPaper(who, id, entry, { typed: form.value, picked: form.picked });
    if (!outcome.ok && outcome.reason === "notYet")
      return wrongFields({ typed: form.typed, errors: { arrivedAt: { code: "notAfterArrival" } } });
    if (!outcome.ok) return refusal(outcome, form.typed);
    if (outcome.value)
      return wrongFields({ typed: form.typed, errors: { file: fileError(outcome.value.unfit, paperFiles) } });
    return redirect(`/office/competitions/${id}/paper-applications/${entry}?done=withdrawn`);
  } finally {
    await form.close();
  }
}

export default function WithdrawPaper() {
  const page = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${page.competition.id}`;
  return (
    <>
      <PageTitle
        title={words.withdraw.title}
        kicker={`${words.entryOf(page.entry)}, ${formatInstant(page.arrivedAt, page.competition.zone, lang)}`}
        lead={words.withdraw.lead}
        trail={officeTrail(t, page.competition, ...paperTrail(t, base, page))}
      />
      <Form answer={useActionData<typeof action>()} files>
        <Field
          type="datetime"
          name="arrivedAt"
          label={words.withdraw.arrivedAt}
          hint={words.new.arrivedAtHint}
          max={page.now}
          value={page.now}
        />
        <Field name="entry" label={words.entry} width="m" />
        <Field
          type="file"
          name="file"
          label={words.withdraw.file}
          accept={page.accept}
          hint={words.scanLimits(formatBytes(page.maxBytes, lang))}
        />
        <ButtonRow>
          <Button look="danger">{words.withdraw.button}</Button>
          <LinkButton look="link" to={`${base}/paper-applications/${page.id}`}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
