import type { named as ru } from "../ru/registration-named";

export const named: typeof ru = {
  title: "Members and their consents",
  lead: "Members of the group and people of project teams are entered here. Each needs to consent: take a signature under the text, or ask and note when the person agreed.",
  open: "Members and their consents",
  emptyTitle: "Nobody yet",
  emptyBody: "Enter the people whom you write about in applications and note how they consented.",
  purpose: "Who it is",
  purposes: { group: "member of the group", team: "person of a project team" },
  textOf: "Text of the consent: it can be printed and signed",
  contact: "How to reach them",
  contactHint: "A telephone or an e-mail address; experts do not see it",
  consent: "Consent",
  way: "How the consent was given",
  ways: { written: "in writing", spoken: "by word" },
  givenOn: "When it was given",
  withdrawnOn: (day) => `withdrawn on ${day}`,
  withdraw: "Consent withdrawn",
  withdrawLabel: (name) => `Note that the consent was withdrawn: ${name}`,
  withdrawMeans:
    "If somebody changes their mind, note it here: their telephone or e-mail address is erased at once and new applications may not name them. In applications already submitted the data stay as long as the law demands.",
  addTitle: "Add a person",
  groupTitle: "Members of the group",
  groupNone: "The group has not entered its members yet.",
  done: {
    added: "The person is added and the consent is recorded.",
    withdrawn: "The withdrawal is recorded, the contact is erased.",
  },
};
