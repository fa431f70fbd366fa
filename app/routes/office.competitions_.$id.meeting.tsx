import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { MeetingForm } from "~/lifecycle/6-decision/meeting.form";
import { readOfficeMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { MeetingDesk } from "~/ui/decision/meeting-desk";
import { PlanFields } from "~/ui/decision/plan-fields";
import { ProtocolLinks } from "~/ui/decision/protocol-links";
import { ReviewFirst } from "~/ui/decision/review-first";
import { EmptyState } from "~/ui/empty-state";
import { Form } from "~/ui/form";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.plan",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readOfficeMeeting(who, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, MeetingForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await planMeeting(who, args.params.id!, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/meeting?done=planned`)
    : refusal(outcome, form.typed);
}

export default function OfficeMeeting() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.decision.meeting;
  const base = `/office/competitions/${data.competition.id}`;
  const done = words.done[query.get("done") as keyof typeof words.done];
  const trail = officeTrail(t, data.competition);
  if (data.meeting) {
    return (
      <>
        <PageTitle title={words.titleNumber(data.meeting.number)} trail={trail} />
        {done ? <Alert tone="good">{done}</Alert> : null}
        <MeetingDesk
          base={base}
          zone={data.competition.zone}
          meeting={data.meeting}
          mayManage={data.mayManage}
          mayPublish={data.mayPublish}
          reviewUnderWay={data.reviewUnderWay}
        />
        {data.protocol ? <ProtocolLinks base={base} {...data.protocol} /> : null}
        <h2>{t.common.history.label}</h2>
        <History entries={data.history} zone={data.competition.zone} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={words.plan} lead={words.planLead} trail={trail} />
      {data.reviewUnderWay ? <ReviewFirst base={base} /> : null}
      {data.hasRanking || data.reviewUnderWay ? null : (
        <EmptyState
          title={words.noRanking}
          action={<LinkButton to={`${base}/ranking`}>{t.decision.ranking.title}</LinkButton>}
        >
          {words.noRankingBody}
        </EmptyState>
      )}
      {data.hasRanking && data.roster.length === 0 ? <Alert tone="warn">{words.noRoster}</Alert> : null}
      {data.mayPlan && data.hasRanking && !data.reviewUnderWay ? (
        <Form answer={answer}>
          <PlanFields zone={data.competition.zone} at={data.usualTime} />
          <ButtonRow>
            <Button>{words.plan}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
