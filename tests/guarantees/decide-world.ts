import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { openMeeting } from "~/lifecycle/6-decision/open-meeting.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { itemsOf, plan, sure } from "../decided-competition";
import type { World } from "./two-worlds";

/** The way of a world from its opened round to the signed protocol: everything proposed is carried. */
export async function decideWorld({ id, secretary, chair, member, applications }: World): Promise<void> {
  sure(await makeRanking(secretary, id, { accepted: applications.map((one) => one.id) }));
  const meetingId = sure(await planMeeting(secretary, id, plan));
  sure(await openMeeting(secretary, meetingId, { present: [chair.id, member.id], chair: chair.id }));
  for (const item of await itemsOf(meetingId)) {
    sure(await openItem(secretary, item.id));
    for (const who of [chair, member]) sure(await castVote(who, item.id, "for"));
    sure(await closeItem(secretary, item.id));
  }
  sure(await signProtocol(secretary, meetingId));
}

/** The results become public, names and all. */
export async function publishWorld({ id, secretary }: World): Promise<void> {
  sure(await publishResults(secretary, id));
}
