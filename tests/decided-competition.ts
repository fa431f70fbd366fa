import { asc, eq } from "drizzle-orm";
import type { VoteChoice } from "~/lifecycle/2-announcement/quorum";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import type { Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { agendaItem } from "~db/schema/decision";
import { aScoredCompetition } from "./scored-competition";

export const plan = { at: "2026-05-25T14:00", place: "с. Мильково, ул. Победы, 8", form: "inPerson" } as const;
type Given = Parameters<typeof aScoredCompetition>[0];

/** The value of an outcome that a test takes for granted. */
export function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${JSON.stringify(outcome.details ?? {})}`);
  return outcome.value;
}

/** The agenda of a meeting in its order. */
export function itemsOf(meetingId: string) {
  return db().select().from(agendaItem).where(eq(agendaItem.meetingId, meetingId)).orderBy(asc(agendaItem.position));
}

/** A ranked competition with its meeting planned. */
export async function aPlannedMeeting(given: Given) {
  const world = await aScoredCompetition(given);
  sure(await makeRanking(world.secretary, world.competitionId, { accepted: [] }));
  const meetingId = sure(await planMeeting(world.secretary, world.competitionId, plan));
  return { world, meetingId };
}

/** A meeting in session; `present` of the commission came, the chair first. */
export async function anOpenMeeting({ present, ...given }: Given & { present?: number }) {
  const { world, meetingId } = await aPlannedMeeting(given);
  const came = world.commission.slice(0, present).map((member) => member.id);
  sure(await openMeeting(world.secretary, meetingId, { present: came, chair: world.chair.id }));
  return { world, meetingId, items: await itemsOf(meetingId) };
}

/** A meeting with a signed protocol; `votes` are the choices of everybody by the number of the application, "for" unless told otherwise. */
export async function aSignedMeeting({ votes = {}, ...given }: Given & { votes?: Record<number, VoteChoice> }) {
  const { world, meetingId, items } = await anOpenMeeting(given);
  for (const item of items) {
    sure(await openItem(world.secretary, item.id));
    const choice = votes[world.ids.indexOf(item.applicationId) + 1] ?? "for";
    for (const member of world.commission) sure(await castVote(member, item.id, choice));
    sure(await closeItem(world.secretary, item.id));
  }
  const digest = sure(await signProtocol(world.secretary, meetingId));
  return { world, meetingId, items: await itemsOf(meetingId), digest };
}
