import { done } from "~/lifecycle/outcome";
import { affiliation } from "~db/schema/review";
import { anOpenMeeting } from "../../decided-competition";
import { anOrganiser, aPerson, grant } from "../../people";
import { announced, inserts, type Lists, scored, sheets, underReview } from "./worlds";

/** What experts and members of the commission read. */
export const reviewLists: Lists = {
  "commission.meetings_.$id_.items_.$item": async (rows) => {
    const { world, meetingId, items } = await anOpenMeeting(sheets(rows));
    return { reader: world.chair, params: { id: meetingId, item: items[0]!.id } };
  },
  "expert._index": async (rows) => ({ reader: (await underReview(rows)).experts[0]! }),
  "expert.profile": async (rows) => {
    const expert = await aPerson("Эксперт");
    await grant(expert, "expert", await anOrganiser());
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(affiliation).values({ personId: expert.id, kind: "employer", organisation: `Библиотека ${n}` });
      return done;
    });
    return { reader: expert };
  },
  "commission._index": async (rows) => {
    const { organiserId, ids } = await announced(rows);
    const member = await aPerson("Член комиссии");
    for (const id of ids) await grant(member, "member", organiserId, id);
    return { reader: member };
  },
  "commission.meetings_.$id": async (rows) => {
    const { world, meetingId } = await anOpenMeeting(scored(rows));
    return { reader: world.chair, params: { id: meetingId } };
  },
};
