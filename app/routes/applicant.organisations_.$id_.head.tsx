import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { AskHeadForm as Asked } from "~/lifecycle/1-registration/head-request.form";
import { readAskHead } from "~/lifecycle/1-registration/head-request.queries.server";
import { proofKinds } from "~/lifecycle/1-registration/keep-proof.server";
import { fileError } from "~/lifecycle/file-error";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { AskHeadForm } from "~/ui/registration/ask-head-form";

export const handle = {
  area: "applicant",
  reads: "applicant.askHead",
  writes: "applicant.askHead",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.headChange.askTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readAskHead(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readAskHead(who, args.params.id!));
  const form = await readFormWithFile(args.request, Asked, proofKinds);
  if (!form.ok) return wrongFields(form.answer);
  try {
    const outcome = await askHead(who, id, form.value, form.picked);
    if (!outcome.ok) return refusal(outcome, form.typed);
    if (outcome.value)
      return wrongFields({ typed: form.typed, errors: { file: fileError(outcome.value.unfit, proofKinds) } });
    return redirect(`/applicant/organisations/${id}/head`);
  } finally {
    await form.close();
  }
}

export default function AskHead() {
  const { id, shortName, organisers, asked, isHead, name, accept, maxBytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.headChange;
  const waits = asked?.state === "asked" || asked?.state === "approved";
  return (
    <>
      <PageTitle
        title={words.askTitle}
        kicker={<span lang="ru">{shortName}</span>}
        lead={isHead ? words.isHead : words.askLead}
        trail={[{ to: "/applicant/organisations", label: t.registration.applicant.listTitle }]}
      />
      {asked && !isHead ? (
        <Alert tone={waits || asked.state === "done" ? "note" : "warn"} title={words.states[asked.state]}>
          {asked.state === "declined" ? asked.declineText : null}
          {asked.state === "objected" ? words.objectedText : null}
          {waits ? words.waitsAt(asked.organiser) : null}
        </Alert>
      ) : null}
      {isHead ? (
        <LinkButton to={`/applicant/organisations/${id}`}>{t.registration.applicant.joinOpen}</LinkButton>
      ) : null}
      {isHead || waits ? null : (
        <AskHeadForm organisers={organisers} name={name} accept={accept} maxBytes={maxBytes} answer={answer} />
      )}
    </>
  );
}
