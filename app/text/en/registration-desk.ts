import type { desk as ru } from "../ru/registration-desk";

export const desk: typeof ru = {
  title: "Help for applicants",
  lead: "You prepare drafts for people who cannot do it themselves and asked you to. Only the head of the applicant submits and signs.",
  take: "Record an errand",
  firstNext: "Record the errand of whoever you help",
  next: (applicant) => `Go on with the application: ${applicant}`,
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
  newcomer: {
    title: "If the person has no account",
    why: "People make their accounts themselves, sitting beside you. A helper does not do it for them: so it is plain that the person agrees, and nobody else knows the password.",
    steps: [
      {
        text: "Make sure that the person has an e-mail address of their own: the link that confirms it and the letters about the application go there. Whoever owns the mailbox can change the password, so neither your address nor the library’s will do. If there is none, help to make one: the person thinks up its password and keeps it.",
      },
      {
        text: "Sign out of your account or open a private window. The person reads the consent to personal-data processing, ticks it and types name, address and password themselves. Do not let the browser remember the password.",
        at: "register",
      },
      {
        text: "The person opens the letter and presses the button in it: the address is confirmed, they are signed in.",
      },
      {
        text: "The person enters the applicant in whose name they will apply: an organisation or an initiative group. If the group has no INN, copy the “Link for colleagues” from its page.",
        at: "applicant",
      },
      { text: "The person presses “Sign out”: no account stays open on a shared computer." },
      {
        text: "Sign in under your own name, read the consent to help to the person and record the errand. Now you may prepare the draft; the person signs and submits it.",
        at: "errand",
      },
    ],
    noMailbox:
      "If no mailbox can be made, a member of the group who has one may enter the applicant, or the host organisation: then they sign and submit.",
  },
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
