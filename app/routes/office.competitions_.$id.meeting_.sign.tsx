import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readRunningMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { Alert } from "~/ui/alert";
import { Agenda } from "~/ui/decision/agenda";
import { MembersPresent } from "~/ui/decision/members";
import { MoneyBySource } from "~/ui/decision/money-by-source";
import { meetingTrail } from "~/ui/decision/office-trail";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.sign",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.sign);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, meeting } = demand(await readRunningMeeting(who, args.params.id!));
  return { competition, meeting, left: meeting.items.filter((item) => item.state !== "voted").length };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting } = demand(await readRunningMeeting(who, args.params.id!));
  const form = await readForm(args.request, ButtonForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await signProtocol(who, meeting.id);
  return outcome.ok ? redirect(`/office/competitions/${args.params.id}/meeting?done=signed`) : refusal(outcome);
}

export default function SignProtocol() {
  const { competition, meeting, left } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.sign}
      lead={words.signLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.sign}
      back={`/office/competitions/${competition.id}/meeting`}
      blocked={left > 0}
      body={
        <>
          {left > 0 ? <Alert tone="warn">{words.left(left)}</Alert> : null}
          <MembersPresent members={meeting.members} quorum={meeting.quorum} />
          <Agenda items={meeting.items} />
          <MoneyBySource title={words.moneyLead} sources={meeting.sources} />
          {left > 0 ? null : <Alert tone="warn">{words.signWarn}</Alert>}
        </>
      }
    />
  );
}
