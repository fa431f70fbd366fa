import type { Text } from "~/text/text";

/** The way back from a page of a meeting: to the office, the competition and the meeting. */
export function meetingTrail(t: Text, { id, title }: { id: string; title: string }) {
  return [
    { to: "/office", label: t.announcement.office.home.title },
    { to: `/office/competitions/${id}`, label: title },
    { to: `/office/competitions/${id}/meeting`, label: t.decision.meeting.title },
  ];
}
