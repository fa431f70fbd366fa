import { plural } from "../plural";
import type { standing as ru } from "../ru/announcement-standing";

const drafts = (n: number) => plural("en", n, { one: `${n} draft`, other: `${n} drafts` });
const letters = (n: number) => plural("en", n, { one: `${n} letter`, other: `${n} letters` });

export const standing: typeof ru = {
  funnel: "How far applications have come",
  step: "Step",
  steps: {
    started: "Started",
    filled: "Every section filled in",
    submitted: "Submitted",
    admitted: "Admitted",
    scored: "Scored",
    awarded: "Supported",
  },
  byState: "How many applications are in each state",
  overdue: "Overdue",
  nothingOverdue: "Nothing is overdue.",
  since: (day) => `was due on ${day}`,
  acts: (who) => `to act: ${who}`,
  who: {
    secretary: "the secretary",
    experts: "the experts",
    commission: "the commission and the secretary",
    applicants: "the applicants",
    winners: "the winners and the secretary",
  },
  late: {
    announcement: "The competition is not announced",
    admission: "The check of applications is not finished, the review has not begun",
    sheets: "Experts have not handed in their scores",
    opening: "The scores are in and not opened",
    meeting: "The commission has not met",
    results: "The results are not published",
    corrections: "Applications not corrected in time",
    agreements: "Agreements not signed",
    reports: "Reports not handed in",
    reportChecks: "Reports handed in and not checked",
  },
  count: (what, n) => `${what}: ${n}`,
  call: {
    title: "Remind of drafts",
    body: (drafted, posted) =>
      `Not submitted: ${drafts(drafted)}. Heads and editors get the reminder, ${letters(posted)} in all. You do not see who they are. Those who turned reminders off get none.`,
    nobody: "There are no drafts to remind of.",
    last: (at, drafted, posted) => `Last reminder ${at}: ${drafts(drafted)}, ${letters(posted)}.`,
    wait: (at) => `So as not to be a nuisance, the next reminder can be sent from ${at}.`,
    button: "Send the reminder",
    done: "The reminder is sent.",
  },
};
