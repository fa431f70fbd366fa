import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { answerQuestion } from "~/lifecycle/2-announcement/answer-question.server";
import { answerForm } from "~/lifecycle/2-announcement/competition.form";
import { questionsForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { formatDayTime } from "~/text/format";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { asFormAnswer, Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Status } from "~/ui/status";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: "competition.answer",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.questions.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  const { facts, questions, pages } = demand(await questionsForOffice(who, args.params.id, page));
  return {
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    page,
    pages,
    mayAnswer: policy["competition.answer"](who, facts).ok,
    questions: questions.map(({ id, text, askedAt, answer, answeredAt }) => ({
      id,
      text,
      askedAt: askedAt.toISOString(),
      answer,
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, answerForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await answerQuestion(who, args.params.id ?? "", form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/questions?done=answered`)
    : refusal(outcome, form.typed);
}

export default function Questions() {
  const { id, title, questions, page, pages, mayAnswer, zone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.announcement.office.questions;
  const base = `/office/competitions/${id}`;
  const asked = asFormAnswer(answer)?.typed.question?.[0];
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: base, label: title },
        ]}
      />
      {query.get("done") === "answered" ? <Alert tone="good">{words.answered}</Alert> : null}
      {questions.length === 0 ? <EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState> : null}
      {questions.map((question) => (
        <Card key={question.id} aside={question.answeredAt ? null : <Status tone="warn">{words.waiting}</Status>}>
          <p lang="ru">{question.text}</p>
          <p className="small muted">
            {words.askedAt} {formatDayTime(question.askedAt, zone, lang)}
          </p>
          {question.answeredAt ? (
            <>
              <blockquote lang="ru">{question.answer}</blockquote>
              <p className="small muted">
                {words.answeredAt} {formatDayTime(question.answeredAt, zone, lang)}
              </p>
            </>
          ) : mayAnswer ? (
            <Form id={`q-${question.id}`} answer={asked === question.id ? answer : undefined}>
              <input type="hidden" name="question" value={question.id} />
              <Field name="answer" type="textarea" label={words.answer} limit={5000} rows={4} />
              <Button>{words.submit}</Button>
            </Form>
          ) : null}
        </Card>
      ))}
      <Pager page={page} pages={pages} to={(n) => `${base}/questions?page=${n}`} />
    </>
  );
}
