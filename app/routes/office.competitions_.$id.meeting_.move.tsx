import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { MeetingForm } from "~/lifecycle/6-decision/meeting.form";
import { moveMeeting } from "~/lifecycle/6-decision/move-meeting.server";
import { readPlannedMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { meetingTrail } from "~/ui/decision/office-trail";
import { PlanFields } from "~/ui/decision/plan-fields";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.plan",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.move);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, meeting, plannedTime } = demand(await readPlannedMeeting(who, args.params.id!));
  return { competition, at: plannedTime, place: meeting.place, form: meeting.form };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting } = demand(await readPlannedMeeting(who, args.params.id!));
  const form = await readForm(args.request, MeetingForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await moveMeeting(who, meeting.id, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/meeting?done=moved`)
    : refusal(outcome, form.typed);
}

export default function MoveMeeting() {
  const { competition, at, place, form } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.move}
      lead={words.moveLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.move}
      back={`/office/competitions/${competition.id}/meeting`}
    >
      <PlanFields zone={competition.zone} at={at} place={place} form={form} />
    </ConfirmPage>
  );
}
