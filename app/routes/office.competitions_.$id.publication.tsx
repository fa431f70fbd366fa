import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { previewResults } from "~/lifecycle/7-publication/results.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Form } from "~/ui/form";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ResultsText } from "~/ui/publication/results-text";

export const handle = { area: "office", reads: "letter.list", writes: "publication.publish" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.publish.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await previewResults(who, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await publishResults(who, args.params.id!);
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}/publication?done=published`) : refusal(outcome);
}

export default function Publication() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.publication.publish;
  const base = `/office/competitions/${data.competition.id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={data.isPublished ? undefined : words.lead}
        trail={officeTrail(t, data.competition)}
      />
      {query.get("done") === "published" ? <Alert tone="good">{words.done}</Alert> : null}
      {data.isPublished ? (
        <NextStep title={words.already} to={`${base}/letters`} action={words.toLetters}>
          <a href={data.publicPage}>{words.open}</a>
        </NextStep>
      ) : null}
      {data.results ? (
        <ResultsText results={data.results} />
      ) : (
        <EmptyState
          title={words.notDecided}
          action={
            data.hasMeeting ? <LinkButton to={`${base}/meeting`}>{t.decision.meeting.title}</LinkButton> : undefined
          }
        >
          {words.notDecidedBody}
        </EmptyState>
      )}
      {data.mayPublish ? (
        <Form answer={answer}>
          <p>
            {words.by(formatInstant(data.resultsBy, data.competition.zone, lang))} {words.letters}
          </p>
          <ButtonRow>
            <Button>{words.button}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
