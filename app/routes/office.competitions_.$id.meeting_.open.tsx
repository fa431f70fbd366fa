import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { AttendanceForm } from "~/lifecycle/6-decision/meeting.form";
import { readPlannedMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { Alert } from "~/ui/alert";
import { AttendanceFields } from "~/ui/decision/members";
import { meetingTrail } from "~/ui/decision/office-trail";
import { ReviewFirst } from "~/ui/decision/review-first";
import { pageMeta, usePage } from "~/ui/page";

export const handle = {
  area: "office",
  reads: ["competition.manage", "review.readScores"],
  writes: "meeting.open",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.meeting.open);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { competition, meeting, reviewUnderWay } = demand(await readPlannedMeeting(who, args.params.id!));
  return { competition, members: meeting.members, quorum: meeting.quorum, reviewUnderWay };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { meeting } = demand(await readPlannedMeeting(who, args.params.id!));
  const form = await readForm(args.request, AttendanceForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await openMeeting(who, meeting.id, form.value);
  return outcome.ok
    ? redirect(`/office/competitions/${args.params.id}/meeting?done=opened`)
    : refusal(outcome, form.typed);
}

export default function OpenMeeting() {
  const { competition, members, quorum, reviewUnderWay } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <ConfirmPage
      title={words.open}
      lead={words.openLead}
      trail={meetingTrail(t, competition)}
      answer={useActionData<typeof action>()}
      button={words.open}
      back={`/office/competitions/${competition.id}/meeting`}
      blocked={members.length === 0 || reviewUnderWay}
      body={
        <>
          {reviewUnderWay ? <ReviewFirst base={`/office/competitions/${competition.id}`} /> : null}
          {members.length === 0 ? (
            <Alert tone="warn">{words.noRoster}</Alert>
          ) : (
            <p>{words.needed({ needed: quorum.needed, roster: quorum.roster })}</p>
          )}
        </>
      }
    >
      <AttendanceFields members={members} present={[]} />
    </ConfirmPage>
  );
}
