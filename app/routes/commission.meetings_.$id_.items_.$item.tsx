import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { readCommissionItem } from "~/lifecycle/6-decision/commission.queries.server";
import { VoteForm as VoteFields } from "~/lifecycle/6-decision/meeting.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { ApplicationText } from "~/ui/application/application-text";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ExpertMarks } from "~/ui/decision/expert-marks";
import { ItemFacts } from "~/ui/decision/item-facts";
import { VotesOfItem } from "~/ui/decision/item-votes";
import { VoteForm } from "~/ui/decision/vote-form";
import { Form } from "~/ui/form";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "commission", reads: "meeting.read", writes: "item.vote" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t.decision.application(data.item) : "",
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readCommissionItem(who, args.params.id!, args.params.item!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readCommissionItem(who, id!, item!));
  const form = await readForm(args.request, VoteFields);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await castVote(who, item!, form.value.choice);
  return outcome.ok ? redirect(`/commission/meetings/${id}?done=voted`) : refusal(outcome, form.typed);
}

export default function CommissionItem() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const { commission: words, meeting } = t.decision;
  const { item, own } = data;
  const meetingPage = `/commission/meetings/${data.meeting.id}`;
  const page = `${meetingPage}/items/${item.id}`;
  return (
    <>
      <PageTitle
        title={t.decision.application(item)}
        trail={[
          { to: "/commission", label: words.title },
          { to: meetingPage, label: meeting.titleNumber(data.meeting.number) },
        ]}
      />
      {answer ? <Form answer={answer} /> : null}
      <ItemFacts item={item} />
      {item.state === "voting" && data.isMember ? (
        <Card title={words.vote}>
          <VoteForm itemPage={page} own={own} mayVote={data.mayVote} isPresent={data.isPresent} />
        </Card>
      ) : null}
      {item.state === "waiting" && own.recused ? <Alert>{words.recused}</Alert> : null}
      {item.state === "waiting" && data.mayRecuse ? (
        <LinkButton look="plain" to={`${page}/recuse`}>
          {words.recuse}
        </LinkButton>
      ) : null}
      {item.votes ? <VotesOfItem votes={item.votes} carried={item.carried ?? false} /> : null}
      <h2>{words.marks}</h2>
      <p>{words.marksLead}</p>
      <ExpertMarks sheets={data.sheets} folded />
      <ApplicationText
        reading={data.reading}
        documents={data.documents}
        files={data.files}
        fileTo={(fileId) => `${page}/files/${fileId}`}
        folded
      />
      {data.history.length > 0 ? (
        <>
          <h2>{t.common.history.label}</h2>
          <History entries={data.history} zone={data.competition.zone} />
        </>
      ) : null}
    </>
  );
}
