import { asc, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import type { VoteChoice } from "~/lifecycle/2-announcement/quorum";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { changeProposal, type NewProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { enterVotes } from "~/lifecycle/6-decision/enter-votes.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import type { MeetingForm } from "~/lifecycle/6-decision/meeting";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { recuseFromItem } from "~/lifecycle/6-decision/recuse-from-item.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import { wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { agendaItem } from "~db/schema/decision";
import { play } from "./play";

/** How a meeting of the story goes. Applications are named by id; a member who is not in `votes` votes for. */
export type MeetingToHold = {
  secretary: Person;
  chair: Person;
  present: readonly Person[];
  cuts: ReadonlyMap<string, NewProposal>;
  recusals: readonly { applicationId: string; who: Person; reason: string }[];
  votes: ReadonlyMap<string, ReadonlyMap<string, VoteChoice>>;
  /** Items that are voted by a show of hands, entered by the secretary. */
  byHands: ReadonlySet<string>;
};

export type MeetingToCall = {
  secretary: Person;
  competitionId: string;
  at: string;
  zone: string;
  place: string;
  form: MeetingForm;
};

/** The ranking is made and the meeting called for an instant. */
export async function callsMeeting({
  secretary,
  competitionId,
  at,
  zone,
  place,
  form,
}: MeetingToCall): Promise<string> {
  await play("the ranking is made", makeRanking(secretary, competitionId, { accepted: [] }));
  const wallTime = wallTimeOf(new Date(at), zone).slice(0, 16);
  return play("the meeting is planned", planMeeting(secretary, competitionId, { at: wallTime, place, form }));
}

/** The commission meets, decides item by item, and the protocol is signed. */
export async function meets(meetingId: string, story: MeetingToHold): Promise<void> {
  const { secretary, chair, present, cuts, recusals } = story;
  const items = await db()
    .select({ id: agendaItem.id, applicationId: agendaItem.applicationId })
    .from(agendaItem)
    .where(eq(agendaItem.meetingId, meetingId))
    .orderBy(asc(agendaItem.position));
  for (const item of items) {
    const proposal = cuts.get(item.applicationId);
    if (proposal) await play("the secretary proposes", changeProposal(secretary, item.id, proposal));
  }
  await play(
    "the meeting opens",
    openMeeting(secretary, meetingId, { present: present.map((one) => one.id), chair: chair.id }),
  );
  for (const item of items) {
    const recused = recusals.filter((one) => one.applicationId === item.applicationId);
    for (const { who, reason } of recused) await play(`${who.name} recuses`, recuseFromItem(who, item.id, reason));
    await play("an item opens", openItem(secretary, item.id));
    const voters = present.filter((one) => !recused.some(({ who }) => who.id === one.id));
    await votes(story, item, voters);
    await play("an item closes", closeItem(secretary, item.id));
  }
  await play("the protocol is signed", signProtocol(secretary, meetingId));
}

async function votes(
  { secretary, votes: told, byHands }: MeetingToHold,
  item: { id: string; applicationId: string },
  voters: readonly Person[],
): Promise<void> {
  const choice = (who: Person) => told.get(item.applicationId)?.get(who.id) ?? "for";
  if (byHands.has(item.applicationId)) {
    await play(
      "hands are counted",
      enterVotes(secretary, item.id, Object.fromEntries(voters.map((who) => [who.id, choice(who)]))),
    );
    return;
  }
  for (const who of voters) await play(`${who.name} votes`, castVote(who, item.id, choice(who)));
}
