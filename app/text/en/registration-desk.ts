import type { desk as ru } from "../ru/registration-desk";

export const desk: typeof ru = {
  title: "Help for applicants",
  lead: "You prepare drafts for people who cannot do it themselves and asked you to. Only the head of the applicant submits and signs.",
  take: "Record an errand",
  takeTitle: "New errand",
  takeLead:
    "Read the text of the consent to the person and note how they gave it. The head of the applicant gets an e-mail at once and may withdraw the errand.",
  applicant: "Applicant",
  applicantHint:
    "An INN of 10 digits. If there is none, ask the head to open the page of the group and copy the “Link for colleagues” from it",
  principal: "Who asked",
  principalHint: "Full name of the person who consented",
  consentTitle: "Consent to a helper",
  fullText: "Read the full text of the consent",
  consentBox: "The person heard or read the text of the consent and agreed",
  emptyTitle: "No errands yet",
  emptyBody: "Record an errand when somebody comes for help: then you can begin a draft.",
  errands: "Errands that hold",
  helpers: "Helpers",
  helpersLead: "They prepare drafts because you asked. They cannot submit an application or see the bank account.",
  given: ({ way, day }) => `consent ${way}, ${day}`,
  consent: "Consent",
  drafts: "Drafts that you began",
  noDrafts: "You have begun nothing by this errand yet.",
  begin: "Begin a draft",
  beginLabel: (competition) => `Begin a draft: ${competition}`,
  open: "Competitions that take applications",
  noOpen: "No competition takes applications now.",
  end: "End the errand",
  withdraw: "Withdraw the errand",
  withdrawLabel: (name) => `Withdraw the errand: ${name}`,
  done: {
    ended: "The errand is ended.",
    taken: "The errand is recorded and the head of the applicant got an e-mail.",
  },
};
