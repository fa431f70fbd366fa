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
    moveAsked: {
      subject: (applicant) => `A move of an account was asked for: ${applicant}`,
      lead: ({ applicant, asker, organiser }) =>
        `${asker} says that somebody who acts for the applicant “${applicant}” has lost their mailbox, and asks the organiser (${organiser}) to move that account to a new address.`,
      more: "The organiser will check the document and two people will decide. If you know that it is not so, decline it or call the organiser at once.",
      button: "Open the request",
    },
    moveSecond: {
      subject: (applicant) => `Confirm the move of an account: ${applicant}`,
      lead: ({ applicant, asker }) =>
        `A secretary approved by a document that the account of somebody who acts for the applicant “${applicant}” moves to a new address. Asked by: ${asker}.`,
      more: "Somebody of the organiser may confirm it too, but you know this person. Reach them by other means than e-mail, and only then confirm.",
      button: "Check and decide",
    },
    moveOfficeAsked: {
      subject: (applicant) => `A move of an account to consider: ${applicant}`,
      lead: ({ applicant, asker }) =>
        `${asker} asks to move the account of somebody who acts for the applicant “${applicant}” and has lost their mailbox to a new address.`,
      more: "Check the document and call the person by the telephone of the profile. A secretary approves the request, somebody else confirms it, three days later at the earliest.",
      button: "Consider",
    },
    moveOfficeSecond: {
      subject: (applicant) => `A second decision on a move of an account: ${applicant}`,
      lead: ({ applicant, asker }) =>
        `A secretary approved that the account of somebody who acts for the applicant “${applicant}” moves to a new address. Asked by: ${asker}. Nothing changes without a second decision.`,
      more: "Check the document yourself and do not rely on the first decision. It can be confirmed three days after the request: so long the owner of the earlier address may object.",
      button: "Check and decide",
    },
    mailboxSaidLost: {
      subject: (applicant) => `A move of your account was asked for: ${applicant}`,
      lead: ({ applicant, asker, organiser }) =>
        `${asker} says that you no longer get e-mails at this address, and asks the organiser (${organiser}) to move your account to another one. You act for the applicant “${applicant}”.`,
      more: "If you read this and did not ask for it, object by the link: the account stays yours. You have three days. If it was you who asked, you need not do anything.",
      button: "Object",
    },
    accountMoved: {
      subject: (applicant) => `The account has moved to a new address: ${applicant}`,
      lead: ({ applicant, organiser }) =>
        `By a document and the decision of two people (${organiser}) the account of somebody who acts for the applicant “${applicant}” has moved to a new e-mail address. It is signed out on every device.`,
      more: "Sign in with the new address and the password chosen when registering with it. If you did not ask for it, get in touch with the organiser at once: the journal has the decision.",
      button: "Sign in",
    },
    moveDeclined: {
      subject: (applicant) => `The move of the account was declined: ${applicant}`,
      lead: ({ applicant, organiser }) =>
        `The organiser (${organiser}) did not move the account of somebody who acts for the applicant “${applicant}” to your new address.`,
      more: "Mend what is named below and ask again.",
      button: "Ask again",
    },
    moveObjected: {
      subject: (applicant) => `The owner of the mailbox objected: ${applicant}`,
      lead: ({ applicant, asker }) =>
        `The request to move the account of somebody who acts for the applicant “${applicant}” to another address is closed: the owner of the earlier address gets its e-mails and objected. Asked by: ${asker}.`,
      more: "If a stranger reads the e-mails to the earlier address, turn to the organiser in person, with a document.",
      button: "Contacts of the organiser",
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
  "co-applicant": {
    coApplicant: "Co-applicant",
    part: "Its part in the project:",
    invited: {
      subject: ({ lead }) => `An invitation to apply together: ${lead}`,
      lead: ({ lead, coApplicant, competition }) =>
        `${lead} invites “${coApplicant}” to be a co-applicant of a project in the competition “${competition}”.`,
      more: "If you agree, the organisation is named in the application, the receipt and the results, and your people can read the application. Only the applicant can change it.",
      button: "Look and answer",
    },
    called: {
      subject: ({ lead }) => `You are wanted in an application together: ${lead}`,
      lead: ({ lead, competition }) =>
        `${lead} wants to carry out a project with your organisation and prepares an application to the competition “${competition}”.`,
      more: "To be invited, register the organisation in Pochin and ask the organiser of the competition to verify it. Until you agree, the application does not name you. If this e-mail came by mistake, there is nothing to do.",
      button: "Register",
    },
    agreed: {
      subject: ({ coApplicant }) => `A co-applicant agreed: ${coApplicant}`,
      lead: ({ coApplicant }) => `“${coApplicant}” agreed to be a co-applicant of the project.`,
      more: "If the application is submitted or signed already, sign and submit it once more: only a new edition names the co-applicant.",
      button: "Open the co-applicants",
    },
    declined: {
      subject: ({ coApplicant }) => `A co-applicant declined: ${coApplicant}`,
      lead: ({ coApplicant }) => `“${coApplicant}” will not be a co-applicant of the project.`,
      more: "You can invite another organisation while applications are taken.",
      button: "Open the co-applicants",
    },
    left: {
      subject: ({ coApplicant }) => `A co-applicant left the application: ${coApplicant}`,
      lead: ({ coApplicant }) => `“${coApplicant}” is no longer a co-applicant of the project.`,
      more: "Check the plan and the budget. If the application is submitted already, submit it once more before the deadline.",
      button: "Open the co-applicants",
    },
    cancelled: {
      subject: ({ lead }) => `You are no longer a co-applicant: ${lead}`,
      lead: ({ lead, coApplicant }) =>
        `The applicant (${lead}) took “${coApplicant}” out of the co-applicants of the project.`,
      more: "Your people can no longer read this application.",
      button: "Open",
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
