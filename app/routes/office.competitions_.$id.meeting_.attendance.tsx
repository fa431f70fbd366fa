import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { AttendanceForm } from "~/lifecycle/6-decision/meeting.form";
import { readRunningMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { recordAttendance } from "~/lifecycle/6-decision/record-attendance.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { AttendanceFields } from "~/ui/decision/members";
import { meetingTrail } from "~/ui/decision/office-trail";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.attend",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.attendanceChange);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, meeting, roster } = demand(await readRunningMeeting(who, args.params.id!));
  const chair = meeting.members.find((member) => member.isChair)?.id;
  return {
    competition,
    members: roster.map((member) => ({ ...member, isChair: member.id === chair })),
    present: meeting.members.filter((member) => member.present).map((member) => member.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting } = demand(await readRunningMeeting(who, args.params.id!));
  const form = await readForm(args.request, AttendanceForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await recordAttendance(who, meeting.id, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/meeting?done=attendance`)
    : refusal(outcome, form.typed);
}

export default function Attendance() {
  const { competition, members, present } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.attendanceChange}
      lead={words.attendanceLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={t.common.actions.save}
      back={`/office/competitions/${competition.id}/meeting`}
    >
      <AttendanceFields members={members} present={present} />
    </ConfirmPage>
  );
}
