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
  "errand-taken": {
    subject: (applicant) => `A helper prepares an application: ${applicant}`,
    lead: ({ helper, desk, applicant, principal }) =>
      `${helper} (${desk}) begins to prepare a draft for the applicant “${applicant}”. The consent was recorded as given by: ${principal}.`,
    more: "The helper sees only the drafts that they began. They cannot submit or sign an application. If you did not ask for it or changed your mind, open the applicant’s details and withdraw the errand: the access ends at once.",
    button: "Open the details",
  },
  "change-email": {
    subject: "Confirm the new e-mail address",
    lead: "You want to move your account to this address. Open the link and confirm that it is yours: the link works for a day.",
    more: "From then on you sign in with the new address, and anew on every device. If you did not ask for it, you need not do anything.",
    button: "Confirm the address",
  },
  "email-changed": {
    asked: {
      subject: "A change of your e-mail address was asked for",
      lead: (email) => `Somebody who knows your password asks to move your account to the address ${email}.`,
      more: "The address changes once it is confirmed by a link. If it was not you, change the password on the page “My profile” at once and tell the organiser.",
    },
    done: {
      subject: "Your e-mail address was changed",
      lead: (email) =>
        `Your account is now signed in to with the address ${email}, and e-mails go there. You have to sign in anew on every device.`,
      more: "If it was not you who changed it, tell the organiser at once.",
    },
  },
  "section-asked": {
    subject: (section) => `You are asked to fill in a section: ${section}`,
    lead: ({ asker, section }) =>
      `${asker} asks you to fill in the section “${section}” of an application. Fill it in and note that it is done.`,
    note: "What matters:",
    button: "Open the section",
  },
  "account-changed": {
    subject: (applicant) => `The bank account was changed: ${applicant}`,
    lead: ({ changedBy, applicant, tail }) =>
      `${changedBy} entered a bank account of the applicant “${applicant}”. The last digits of its number: ${tail}.`,
    more: "The grant will be paid to this account. If you did not know of it, open the applicant’s details, correct the account and check who has access.",
    button: "Open the details",
  },
};
