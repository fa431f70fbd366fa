import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listApplications } from "~/lifecycle/4-admission/application-list.queries.server";
import { addressOfQuestion, listQuestion } from "~/lifecycle/4-admission/list-question";
import { SaveViewForm } from "~/lifecycle/4-admission/saved-view.form";
import { saveView, viewsOf } from "~/lifecycle/4-admission/saved-views.server";
import { summaryIn } from "~/lifecycle/4-admission/together";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { OpenedList } from "~/ui/admission/opened-list";
import { KeepView, SavedViews } from "~/ui/admission/saved-views";
import { SealedList } from "~/ui/admission/sealed-list";
import { MovedSummary } from "~/ui/admission/together-page";
import { Alert } from "~/ui/alert";
import { ButtonRow, LinkButton } from "~/ui/button";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "competition.manage", writes: "view.keep" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.admission.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const question = listQuestion(new URL(args.request.url).searchParams);
  const list = demand(await listApplications(who, args.params.id ?? "", question));
  return { ...list, question, views: list.opened ? await viewsOf(who, list.id) : [] };
}

/** Keeps what the address asks for under a name. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  const question = listQuestion(new URL(args.request.url).searchParams);
  demand(await listApplications(who, id, question));
  const form = await readForm(args.request, SaveViewForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await saveView(who, id, { ...form.value, question });
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(`/office/competitions/${id}/applications${addressOfQuestion(question)}&done=kept`);
}

const doneKeys = ["opened", "failed"] as const;

export default function Applications() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.admission.list;
  const base = `/office/competitions/${data.id}`;
  const moved = summaryIn(query);
  const viewed = (["kept", "forgotten"] as const).find((key) => key === query.get("done"));
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle title={words.title} lead={data.opened ? words.lead : words.sealedLead} trail={officeTrail(t, data)} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {viewed ? <Alert tone="good">{t.admission.find.views[viewed]}</Alert> : null}
      {moved ? <MovedSummary {...moved} /> : null}
      {data.mayAdmit && data.opened?.isDecided && !data.opened.isProtocolNeeded ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/admission-protocol`}>
            {words.toProtocol}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {data.mayAdmit && data.opened?.isDecided && data.opened.isProtocolNeeded ? (
        <NextStep title={words.toProtocol} to={`${base}/admission-protocol`} action={words.toProtocol}>
          <p>{words.toProtocolBody}</p>
        </NextStep>
      ) : null}
      {data.sealed ? (
        <SealedList
          base={base}
          zone={data.zone}
          isClosed={data.state === "closed"}
          sealed={data.sealed}
          page={data.question.page}
        />
      ) : null}
      {data.opened ? (
        <>
          <SavedViews address={`${base}/applications`} views={data.views} />
          <OpenedList
            base={base}
            zone={data.zone}
            opened={data.opened}
            question={data.question}
            mayAdmit={data.mayAdmit}
          />
          <KeepView base={base} views={data.views} answer={answer} />
        </>
      ) : null}
    </>
  );
}
