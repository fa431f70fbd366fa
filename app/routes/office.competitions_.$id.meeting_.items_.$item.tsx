import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { enterVotes } from "~/lifecycle/6-decision/enter-votes.server";
import { HandsForm } from "~/lifecycle/6-decision/meeting.form";
import { readOfficeItem } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { HandsFields } from "~/ui/decision/hands-fields";
import { ItemFacts } from "~/ui/decision/item-facts";
import { VotesOfItem } from "~/ui/decision/item-votes";
import { meetingTrail } from "~/ui/decision/office-trail";
import { Form } from "~/ui/form";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "item.enterVotes",
} satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t.decision.application(data.item) : "",
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readOfficeItem(who, args.params.id!, args.params.item!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, item } = args.params;
  demand(await readOfficeItem(who, id!, item!));
  const form = await readForm(args.request, HandsForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await enterVotes(who, item!, form.value.votes);
  return outcome.ok
    ? redirect(`/office/competitions/${id}/meeting/items/${item}?done=votes`)
    : refusal(outcome, form.typed);
}

export default function OfficeItem() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const { meeting: words, commission } = t.decision;
  const { item, members } = data;
  const page = `/office/competitions/${data.competition.id}/meeting`;
  const done = words.done[query.get("done") as keyof typeof words.done];
  const free = members.filter((member) => member.present && !member.recused);
  const voted = free.filter((member) => member.choice !== null).length;
  const mayShow = data.mayEnter && free.some((member) => member.choice === null || member.byShowOfHands);
  return (
    <>
      <PageTitle title={t.decision.application(item)} trail={meetingTrail(t, data.competition)} />
      {done ? <Alert tone="good">{done}</Alert> : null}
      <ItemFacts item={item} />
      {data.recusals.map((one) => (
        <p key={one.name} lang="ru">
          {one.name}: {words.recused}. {one.reason}
        </p>
      ))}
      {item.votes ? <VotesOfItem votes={item.votes} carried={item.carried ?? false} /> : null}
      {data.isPassMarkOpen && data.item.state === "waiting" ? (
        <Alert tone="warn">
          {t.refusal.passMarkOpen as string} <a href={`${page}`}>{words.back}</a>
        </Alert>
      ) : null}
      {data.mayOpen ? (
        <Form id="open" action={`${page}/items/${item.id}/open`}>
          <p>{words.openItemLead}</p>
          <ButtonRow>
            <Button>{words.openItem}</Button>
            <LinkButton look="plain" to={`${page}/items/${item.id}/propose`}>
              {words.change}
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
      {data.mayEnter ? (
        <>
          <h2>{words.hands}</h2>
          <p>
            <strong>{words.votedCount({ voted, of: free.length })}</strong>.{" "}
            <a href={`${page}/items/${item.id}`}>{commission.refresh}</a>
          </p>
          <p>{words.handsLead}</p>
          <Form id="hands" answer={answer}>
            <HandsFields members={members} />
            {mayShow ? (
              <ButtonRow>
                <Button look="plain">{words.handsSave}</Button>
              </ButtonRow>
            ) : null}
          </Form>
        </>
      ) : null}
      {data.mayClose ? (
        <Form id="close" action={`${page}/items/${item.id}/close`}>
          <p>{words.closeItemLead}</p>
          <ButtonRow>
            <Button>{words.closeItem}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      <h2>{t.common.history.label}</h2>
      <History entries={data.history} zone={data.competition.zone} />
      <p>
        <a href={page}>{words.back}</a>
      </p>
    </>
  );
}
