import type { MeetingState } from "~/lifecycle/6-decision/meeting";
import { LinkButton } from "../button";
import { Card } from "../card";
import { Deadline } from "../deadline";
import { EmptyState } from "../empty-state";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { Status } from "../status";

/** A competition in whose commission the reader sits; instants are ISO strings. */
export type CommissionSeat = {
  id: string;
  title: string;
  organiser: string;
  zone: string;
  now: string;
  isChair: boolean;
  /** Whether the review is over, so that there is something to read. */
  isOpen: boolean;
  /** Whether a closed round waits for this chair to confirm the opening of marks. */
  waitsOpening: boolean;
  meetingId: string | null;
  meeting: MeetingState | null;
  at: string | null;
  place: string | null;
};

/** The home of a member: what is asked now, then every competition with its meeting. */
export function CommissionHome({ competitions }: { competitions: readonly CommissionSeat[] }) {
  const { t } = usePage();
  const words = t.decision.commission;
  if (competitions.length === 0) {
    return (
      <>
        <NextStep />
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      </>
    );
  }
  return (
    <>
      <MemberStep competitions={competitions} />
      <h2>{words.competitions}</h2>
      {competitions.map((one) => (
        <Seat key={one.id} seat={one} />
      ))}
    </>
  );
}

const openingOf = ({ id }: CommissionSeat) => `/commission/competitions/${id}/opening`;

function MemberStep({ competitions }: { competitions: readonly CommissionSeat[] }) {
  const { t } = usePage();
  const words = t.decision.commission;
  const closed = competitions.find((one) => one.waitsOpening);
  if (closed) {
    return (
      <NextStep title={words.nextOpen} to={openingOf(closed)} action={words.open}>
        <span lang="ru">{closed.title}</span>
      </NextStep>
    );
  }
  const seat =
    competitions.find((one) => one.meeting === "open") ?? competitions.find((one) => one.meeting === "planned");
  if (!seat?.at) return <NextStep />;
  return (
    <NextStep
      title={seat.meeting === "open" ? words.nextVote : words.nextPrepare}
      to={`/commission/meetings/${seat.meetingId}`}
      action={words.openMeeting}
      deadline={seat.meeting === "planned" ? <Deadline at={seat.at} now={seat.now} zone={seat.zone} /> : undefined}
    >
      <span lang="ru">{seat.title}</span>
    </NextStep>
  );
}

function Seat({ seat }: { seat: CommissionSeat }) {
  const { t } = usePage();
  const { commission: words, meetingStates } = t.decision;
  const state = seat.meeting ? (
    <Status tone={seat.meeting === "open" ? "progress" : "neutral"}>{meetingStates[seat.meeting]}</Status>
  ) : null;
  return (
    <Card title={seat.title} aside={state}>
      <p className="muted">
        <span lang="ru">{seat.organiser}</span>. {words.role[seat.isChair ? "chair" : "member"]}.
      </p>
      {seat.waitsOpening ? (
        <LinkButton look="plain" to={openingOf(seat)}>
          {words.open}
        </LinkButton>
      ) : null}
      {seat.meetingId && seat.at ? (
        <>
          <p>
            <Deadline at={seat.at} now={seat.now} zone={seat.zone} label={t.decision.meeting.when} quiet />
            {". "}
            <span lang="ru">{seat.place}</span>
          </p>
          <LinkButton look="plain" to={`/commission/meetings/${seat.meetingId}`}>
            {words.openMeeting}
          </LinkButton>
        </>
      ) : (
        <p>{seat.isOpen ? words.ranked : words.waiting}</p>
      )}
    </Card>
  );
}
