import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { PaperScanForm } from "~/lifecycle/3-application/paper-application.form";
import { paperFiles, readPaperApplication } from "~/lifecycle/3-application/paper-application.queries.server";
import { attachPaperScan } from "~/lifecycle/3-application/paper-scan.server";
import { fileError } from "~/lifecycle/file-error";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { PaperStatus, paperTrail } from "~/ui/application/paper-parts";
import { PaperActs, PaperFacts, PaperScansCard, PaperStep } from "~/ui/application/paper-view";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";

export const handle = {
  area: "office",
  reads: "paperApplication.read",
  writes: "paperApplication.attachScan",
} satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t.paperApplication.entryOf(data.entry) : t.paperApplication.title,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readPaperApplication(who, args.params.id ?? "", args.params.entry ?? ""));
}

/** Attaches a scan. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperApplication(who, id, entry));
  const form = await readFormWithFile(args.request, PaperScanForm, paperFiles);
  if (!form.ok) return wrongFields(form.answer);
  if (!form.picked) return wrongFields({ typed: form.typed, errors: { file: { code: "fileRequired" } } });
  try {
    const outcome = await attachPaperScan(who, id, entry, { kind: form.value.kind, picked: form.picked });
    if (!outcome.ok) return refusal(outcome, form.typed);
    if (outcome.value)
      return wrongFields({ typed: form.typed, errors: { file: fileError(outcome.value.unfit, paperFiles) } });
    return redirect(`/office/competitions/${id}/paper-applications/${entry}?done=scan`);
  } finally {
    await form.close();
  }
}

export default function PaperApplication() {
  const page = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${page.competition.id}`;
  return (
    <>
      <PageTitle
        title={words.entryOf(page.entry)}
        kicker={words.title}
        status={<PaperStatus state={page.state} />}
        trail={officeTrail(t, page.competition, ...paperTrail(t, base))}
      />
      <DoneAlert words={words.done} />
      <PaperStep page={page} />
      <PaperFacts page={page} />
      <PaperActs page={page} />
      <PaperScansCard page={page} answer={useActionData<typeof action>()} />
      <h2>{words.history}</h2>
      <History zone={page.competition.zone} entries={page.history} />
    </>
  );
}
