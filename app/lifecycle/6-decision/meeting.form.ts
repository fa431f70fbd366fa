import Big from "big.js";
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

/** A vote on the pass marks: a mark by the name of each field, none above the greatest score; hands as above. */
export function passMarkForm(marks: readonly { name: string; most: string }[]) {
  const fields = marks.map(({ name, most }) => [name, typedMark(most)] as const);
  return z.strictObject({ marks: z.strictObject(Object.fromEntries(fields)), votes: HandsForm.shape.votes });
}

/** A score as people type it, with a comma or a point. */
function typedMark(most: string) {
  return z
    .string("required")
    .min(1, "required")
    .transform((typed, context) => {
      const mark = typed.replace(",", ".");
      if (!/^\d{1,6}(\.\d{1,2})?$/.test(mark)) context.addIssue({ code: "custom", message: "notANumber" });
      else if (new Big(mark).gt(most)) context.addIssue({ code: "custom", message: "tooLarge", params: { max: most } });
      return mark;
    });
}

/** Why a member does not take part in an item. */
export const RecusalForm = z.strictObject({ reason: z.string("required").min(10).max(1000) });
