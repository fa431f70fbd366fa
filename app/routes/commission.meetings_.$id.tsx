import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readCommissionMeeting } from "~/lifecycle/6-decision/commission.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { DataList } from "~/ui/data-list";
import { Agenda, Proposal } from "~/ui/decision/agenda";
import { MembersPresent } from "~/ui/decision/members";
import { MoneyBySource } from "~/ui/decision/money-by-source";
import { OwnPartWords } from "~/ui/decision/own-part";
import { PassMarks, PassMarkVotes } from "~/ui/decision/pass-marks";
import { ProtocolLinks } from "~/ui/decision/protocol-links";
import { VoteForm } from "~/ui/decision/vote-form";
import { EmptyState } from "~/ui/empty-state";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Status } from "~/ui/status";

export const handle = { area: "commission", reads: "meeting.read" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readCommissionMeeting(who, args.params.id!));
}

export default function CommissionMeeting() {
  const { competition, meeting, protocol, own, isMember, isPresent, history } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const { commission: words, meeting: about, meetingStates, columns } = t.decision;
  const page = `/commission/meetings/${meeting.id}`;
  const done = words.done[query.get("done") as keyof typeof words.done];
  const open = meeting.items.find((item) => item.state === "voting");
  return (
    <>
      <PageTitle
        title={about.titleNumber(meeting.number)}
        kicker={<span lang="ru">{competition.title}</span>}
        status={
          <Status tone={meeting.state === "open" ? "progress" : "neutral"}>{meetingStates[meeting.state]}</Status>
        }
        trail={[{ to: "/commission", label: words.title }]}
      />
      {done ? <Alert tone="good">{done}</Alert> : null}
      {open ? (
        <Card title={`${words.openNow}: ${t.decision.application(open)}`}>
          <Proposal item={open} />
          <p>
            <a href={`${page}/items/${open.id}`}>{words.read}</a>
          </p>
          {isMember ? (
            <VoteForm itemPage={`${page}/items/${open.id}`} own={own[open.id]!} mayVote isPresent={isPresent} />
          ) : null}
        </Card>
      ) : null}
      {meeting.state === "open" && !open ? (
        <EmptyState title={words.nothingOpen} action={<a href={page}>{words.refresh}</a>}>
          {words.nothingOpenBody}
        </EmptyState>
      ) : null}
      {protocol ? <ProtocolLinks base={page} {...protocol} /> : null}
      <DataList
        items={[
          { label: about.when, value: formatInstant(meeting.at, competition.zone, lang) },
          { label: about.place, value: <span lang="ru">{meeting.place}</span> },
          { label: about.form, value: t.decision.forms[meeting.form] },
        ]}
      />
      {meeting.state === "planned" ? null : <MembersPresent members={meeting.members} quorum={meeting.quorum} />}
      {meeting.isPassMarkOpen || meeting.passMarkVotes.length > 0 ? (
        <>
          <h2>{t.decision.passMarks.title}</h2>
          <PassMarks marks={meeting.passMarks} />
          <PassMarkVotes votes={meeting.passMarkVotes} zone={competition.zone} />
        </>
      ) : null}
      <h2>{about.agenda}</h2>
      <Agenda
        items={meeting.items}
        itemTo={(item) => `${page}/items/${item.id}`}
        actions={
          isMember
            ? { head: columns.vote, cell: (item) => <OwnPartWords own={own[item.id]!} item={item} /> }
            : undefined
        }
      />
      <MoneyBySource title={about.moneyLead} sources={meeting.sources} />
      <h2>{t.common.history.label}</h2>
      <History entries={history} zone={competition.zone} />
    </>
  );
}
