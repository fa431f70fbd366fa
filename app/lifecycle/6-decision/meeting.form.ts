import { z } from "zod";
import { voteChoices } from "../2-announcement/quorum";
import { parseRoubles } from "../money";
import { isWallTime } from "../time";
import { awardOutcomes } from "./award";
import { meetingForms } from "./meeting";

/** A wall time of the competition's zone, as a date-and-time field sends it. */
const wallTime = z.string("required").refine(isWallTime, "notATime");
const ids = z.array(z.uuid("notAllowed")).max(200).default([]);

/** Applications whose divergence needs no more experts. */
export const RankingForm = z.strictObject({ accepted: ids });

/** When and where the commission meets. */
export const MeetingForm = z.strictObject({
  at: wallTime,
  place: z.string("required").min(1, "required").max(300),
  form: z.enum(meetingForms, "requiredChoice"),
});

/** Who of the roster came, and who of them chairs. */
export const AttendanceForm = z.strictObject({ present: ids, chair: z.uuid("requiredChoice") });

/** A changed proposal: the sum is typed in roubles and read as kopecks, empty unless money is proposed. */
export const ProposalForm = z
  .strictObject({
    outcome: z.enum(awardOutcomes, "requiredChoice"),
    sum: z.string().default(""),
    reason: z.string("required").min(10).max(1000),
  })
  .transform((form, context) => {
    const sum = form.outcome === "awarded" ? parseRoubles(form.sum) : 0n;
    if (sum === null) context.addIssue({ code: "custom", path: ["sum"], message: form.sum ? "notAMoney" : "required" });
    return { ...form, sum: sum ?? 0n };
  });

/** One vote of a member. */
export const VoteForm = z.strictObject({ choice: z.enum(voteChoices, "requiredChoice") });

/** A show of hands: a choice by the id of a member, empty where nothing is entered. */
export const HandsForm = z.strictObject({
  votes: z.record(z.uuid("notAllowed"), z.enum([...voteChoices, ""], "notAllowed")).default({}),
});

/** Why a member does not take part in an item. */
export const RecusalForm = z.strictObject({ reason: z.string("required").min(10).max(1000) });
