import type { registrationLetters as ru } from "../ru/registration-letters";

export const registrationLetters: typeof ru = {
  "member-invitation": {
    subject: (applicant) => `Invitation: ${applicant}`,
    lead: ({ invitedBy, applicant }) => `${invitedBy} invites you to act for the applicant “${applicant}”.`,
    role: "Your access",
    more: "To accept the invitation, open the link. If you have no account yet, you will open one there. If you do not know this person, you need not do anything.",
    button: "Accept the invitation",
  },
  "head-request": {
    whyOffice: "You get this e-mail because you work for an organiser of competitions on the Pochin platform.",
    reason: "The reason:",
    headAsked: {
      subject: (applicant) => `A change of the head was asked for: ${applicant}`,
      lead: ({ applicant, asker, organiser }) =>
        `${asker} asks the organiser (${organiser}) to become the head of the applicant “${applicant}” in your place.`,
      more: "The organiser will check the document and two people will decide. If the head has not changed and you did not ask for it, write or call the organiser at once.",
      button: "Open the details",
    },
    headReplaced: {
      subject: (applicant) => `The head has changed: ${applicant}`,
      lead: ({ applicant, asker, organiser }) =>
        `The organiser (${organiser}) handed the head’s access to the applicant “${applicant}” to somebody else: ${asker}. Your access has ended and you are signed out on every device.`,
      more: "If this is a mistake, get in touch with the organiser at once: two of its people decided, and the journal has it.",
      button: "Contacts of the organiser",
    },
    officeAsked: {
      subject: (applicant) => `A change of the head to consider: ${applicant}`,
      lead: ({ applicant, asker }) => `${asker} asks for the head’s access to the applicant “${applicant}”.`,
      more: "Compare the document with the state register and get in touch with the former head. A secretary approves the request, somebody else confirms it.",
      button: "Consider",
    },
    officeSecond: {
      subject: (applicant) => `A second decision on a change of the head: ${applicant}`,
      lead: ({ applicant, asker }) =>
        `A secretary approved handing the head’s access to the applicant “${applicant}” to ${asker}. Nothing changes until you confirm it.`,
      more: "Check the document yourself and do not rely on the first decision.",
      button: "Check and decide",
    },
    askerDone: {
      subject: (applicant) => `You are the head: ${applicant}`,
      lead: ({ applicant, organiser }) =>
        `The organiser (${organiser}) handed you the head’s access to the applicant “${applicant}”.`,
      more: "Check the details, the bank account and who has access.",
      button: "Open the details",
    },
    askerDeclined: {
      subject: (applicant) => `The change of the head was declined: ${applicant}`,
      lead: ({ applicant, organiser }) =>
        `The organiser (${organiser}) did not hand you the head’s access to the applicant “${applicant}”.`,
      more: "Mend what is named below and ask again.",
      button: "Ask again",
    },
  },
  "account-changed": {
    subject: (applicant) => `The bank account was changed: ${applicant}`,
    lead: ({ changedBy, applicant, tail }) =>
      `${changedBy} entered a bank account of the applicant “${applicant}”. The last digits of its number: ${tail}.`,
    more: "The grant will be paid to this account. If you did not know of it, open the applicant’s details, correct the account and check who has access.",
    button: "Open the details",
  },
};
