import type { ItemView, MeetingView } from "~/lifecycle/6-decision/view";
import { formatInstant } from "~/text/format";
import { ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { Status } from "../status";
import { Agenda } from "./agenda";
import { MembersPresent } from "./members";
import { MoneyBySource } from "./money-by-source";
import { PassMarks, PassMarkVotes } from "./pass-marks";
import { ReviewFirst } from "./review-first";

type Props = {
  /** The office of the competition. */
  base: string;
  zone: string;
  meeting: MeetingView;
  mayManage: boolean;
  mayPublish: boolean;
  /** A round of review is under way: a planned meeting waits for it. */
  reviewUnderWay: boolean;
};

/** A meeting as its secretary runs it: the next step, who is there, the money, the agenda. */
export function MeetingDesk({ base, zone, meeting, mayManage, mayPublish, reviewUnderWay }: Props) {
  const { t, lang } = usePage();
  const words = t.decision.meeting;
  const page = `${base}/meeting`;
  return (
    <>
      {mayManage && meeting.state === "planned" && reviewUnderWay ? (
        <ReviewFirst base={base} />
      ) : mayManage ? (
        <DeskStep base={base} meeting={meeting} mayPublish={mayPublish} />
      ) : null}
      <DataList
        items={[
          {
            label: t.review.office.state,
            value: (
              <Status tone={meeting.state === "open" ? "progress" : "neutral"}>
                {t.decision.meetingStates[meeting.state]}
              </Status>
            ),
          },
          { label: words.when, value: formatInstant(meeting.at, zone, lang) },
          { label: words.place, value: <span lang="ru">{meeting.place}</span> },
          { label: words.form, value: t.decision.forms[meeting.form] },
        ]}
      />
      <h2>{words.attendance}</h2>
      {meeting.state === "planned" ? (
        <p lang="ru">{meeting.members.map((member) => member.name).join(", ")}</p>
      ) : (
        <MembersPresent members={meeting.members} quorum={meeting.quorum} />
      )}
      {mayManage ? (
        <ButtonRow>
          {meeting.state === "planned" ? (
            <LinkButton look="plain" to={`${page}/move`}>
              {words.move}
            </LinkButton>
          ) : null}
          {meeting.state === "open" ? (
            <LinkButton look="plain" to={`${page}/attendance`}>
              {words.attendanceChange}
            </LinkButton>
          ) : null}
        </ButtonRow>
      ) : null}
      {meeting.isPassMarkOpen || meeting.passMarkVotes.length > 0 ? (
        <>
          <h2>{t.decision.passMarks.title}</h2>
          <PassMarks marks={meeting.passMarks} />
          <PassMarkVotes votes={meeting.passMarkVotes} zone={zone} />
          {mayManage && meeting.state === "open" && meeting.items.every(({ state }) => state === "waiting") ? (
            <ButtonRow>
              <LinkButton look="plain" to={`${page}/pass-mark`}>
                {meeting.isPassMarkOpen ? t.decision.passMarks.set : t.decision.passMarks.change}
              </LinkButton>
            </ButtonRow>
          ) : null}
        </>
      ) : null}
      <h2>{words.money}</h2>
      <MoneyBySource title={words.moneyLead} sources={meeting.sources} />
      <h2>{words.agenda}</h2>
      <p>{words.agendaLead}</p>
      <Agenda
        items={meeting.items}
        itemTo={(item) => `${page}/items/${item.id}`}
        actions={
          mayManage && meeting.state !== "signed"
            ? { head: t.common.actions.more, cell: (item) => <ItemLinks page={page} item={item} /> }
            : undefined
        }
      />
    </>
  );
}

function ItemLinks({ page, item }: { page: string; item: ItemView }) {
  const { href, t } = usePage();
  const words = t.decision.meeting;
  if (item.state === "voting") return <a href={href(`${page}/items/${item.id}`)}>{words.toItem}</a>;
  if (item.state === "waiting") return <a href={href(`${page}/items/${item.id}/propose`)}>{words.change}</a>;
  return null;
}

function DeskStep({ base, meeting, mayPublish }: { base: string; meeting: MeetingView; mayPublish: boolean }) {
  const { t } = usePage();
  const words = t.decision.meeting;
  const page = `${base}/meeting`;
  if (meeting.state === "planned") return <NextStep title={words.nextOpen} to={`${page}/open`} action={words.open} />;
  if (meeting.state === "signed") {
    if (!mayPublish) return null;
    return (
      <NextStep title={words.signed} to={`${base}/publication`} action={t.publication.publish.button}>
        {words.signedBody}
      </NextStep>
    );
  }
  if (meeting.isPassMarkOpen)
    return <NextStep title={t.decision.passMarks.next} to={`${page}/pass-mark`} action={t.decision.passMarks.set} />;
  const item =
    meeting.items.find((one) => one.state === "voting") ?? meeting.items.find((one) => one.state === "waiting");
  if (!item) return <NextStep title={words.readyToSign} to={`${page}/sign`} action={words.sign} />;
  const left = meeting.items.filter((one) => one.state !== "voted").length;
  return (
    <NextStep
      title={item.state === "voting" ? words.nextVoting : words.nextItem}
      to={`${page}/items/${item.id}`}
      action={t.decision.application(item)}
    >
      {words.left(left)}
    </NextStep>
  );
}
