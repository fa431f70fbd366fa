import type { change as ru } from "../ru/announcement-change";

export const change: typeof ru = {
  title: "Changing the rules",
  lead: (until) =>
    `Prepare changes in the sections of the rules, check them here and announce them. They can be announced until ${until}. The reception is extended apart, by two people.`,
  over: "The time in which the rules may be changed is over.",
  caption: "What changes",
  changed: "What was changed",
  rule: "Rule",
  before: "Before",
  after: "Now",
  nothing: "nothing",
  none: "The rules have not changed.",
  empty: "No changes yet",
  emptyBody:
    "Open a section of the rules, change what is needed and save. Until the changes are announced only your office sees them.",
  reason: "Why the rules change",
  reasonHint: "Everybody reads the reason on the page of the competition, and those with an application in a letter",
  submit: "Announce the changes",
  more: "Change something else",
  discard: "Drop the changes",
  prepare: "Change the rules",
  prepared: "Changes are prepared and not announced yet",
  look: "Check and announce",
  leadAnnounced:
    "The competition is announced. Only your office sees prepared changes; the rules change once you announce them.",
  history: "Changes of the rules",
  historyLead: "What the rules have been since the first announcement, what was changed and why.",
  first: "First announcement",
  changedAt: (at) => `Changed on ${at}`,
  reasonWas: "Reason:",
  wereChanged: "The rules have been changed",
  calendar: "Add the dates to your calendar",
  see: "See what has changed",
};
