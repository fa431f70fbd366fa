import type { together as ru } from "../ru/application-together";

export const together: typeof ru = {
  link: "Co-applicants of the project",
  title: "Co-applicants of the project",
  lead: "Organisations that carry the project out with you. They are named in the application, the receipt and the results once their head agrees.",
  readOnly: "You read this application as a co-applicant. Only the applicant can change and submit it.",
  name: "Organisation",
  part: "Its part in the project",
  partHint: "For example: holds the lessons and provides a hall",
  state: "State",
  states: {
    invited: "Waiting for an answer",
    agreed: "Agreed",
    declined: "Declined",
    left: "Left the application",
    cancelled: "Taken out",
  },
  inn: "INN of the organisation",
  innHint: "The organisation has to be registered in Pochin and verified",
  email: "E-mail of the organisation, if it is not in Pochin yet",
  emailHint:
    "We ask it to register and to be verified. It becomes a co-applicant once you invite it by its INN afterwards and its head agrees",
  inviteTitle: "Invite an organisation",
  invite: "Invite",
  cancel: "Take out",
  cancelLabel: (name) => `Take out of the co-applicants: ${name}`,
  emptyTitle: "No co-applicants",
  emptyBody: "If your organisation carries the project out alone, there is nobody to add.",
  resubmit:
    "The application is submitted already and names those who had agreed by then: to add the others, submit it once more before the deadline.",
  home: "Applications together",
  homeOf: ({ lead, competition }) => `${lead}: ${competition}`,
  ownStates: {
    invited: "Waits for your answer",
    agreed: "You agreed",
    declined: "You declined",
    left: "You left the application",
    cancelled: "The applicant took your organisation out",
  },
  answerTitle: "Invitation to apply together",
  joinedTitle: "Application together",
  answerLead: (lead, name) =>
    `${lead} invites “${name}” to be a co-applicant of a project. The head of that organisation answers.`,
  who: "Who invites",
  competition: "Competition",
  project: "Project",
  until: "Applications are taken until",
  consequences:
    "Once you agree, the organisation is named in the application, the receipt and the results, and your people can read the application. You can leave until the deadline.",
  agree: "Agree",
  decline: "Decline",
  leave: "Leave the application",
  open: "Read the application",
  done: {
    invited: "The invitation went to the head of the organisation.",
    called:
      "There is no verified organisation with this INN yet, so we sent an e-mail that asks it to register. Invite it again once it is verified: until then the application does not name it.",
    cancelled: "The organisation is taken out, its head got an e-mail.",
    agree: "You agreed. The applicant got an e-mail.",
    decline: "You declined. The applicant got an e-mail.",
    leave: "The organisation left the application. The applicant got an e-mail.",
  },
};
