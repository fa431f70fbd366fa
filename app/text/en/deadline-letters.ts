import type { deadlineLetters as ru } from "../ru/deadline-letters";

export const deadlineLetters: typeof ru = {
  "extension-proposed": {
    subject: (competition) => `Please confirm a new deadline: ${competition}`,
    lead: (proposer) =>
      `${proposer} proposes to extend the reception of applications. The deadline only changes when a second person confirms it, and you can do so.`,
    from: "Deadline now",
    to: "Proposed deadline",
    kind: "Kind of extension",
    kinds: { ordinary: "a decision of the organiser", incident: "after a failure" },
    reason: "Reason:",
    button: "Look at the proposal",
  },
  "approval-proposed": {
    subject: {
      announcement: (competition) => `Please confirm the announcement: ${competition}`,
      change: (competition) => `Please confirm a change of the rules: ${competition}`,
    },
    lead: {
      announcement: (proposer) =>
        `${proposer} proposes to announce the competition. By its rules that takes two people, and you can confirm it or return it with remarks.`,
      change: (proposer) =>
        `${proposer} proposes to change the rules of the announced competition. By its rules that takes two people, and you can confirm it or return it with remarks.`,
    },
    reason: "Why the rules change:",
    button: "Read and decide",
  },
  "approval-returned": {
    subject: {
      announcement: (competition) => `The announcement was returned with remarks: ${competition}`,
      change: (competition) => `The change of the rules was returned with remarks: ${competition}`,
    },
    lead: (decider) => `Decided by ${decider}. Mend what is said below and put it to a second person again.`,
    remarks: "Remarks:",
    button: "Open",
  },
  "rules-changed": {
    subject: (competition) => `The rules have changed: ${competition}`,
    lead: "The organiser has changed the rules of the competition for which you prepare or have submitted an application.",
    sections: "What has changed",
    reason: "Reason:",
    next: "Look at what has changed. An application that was submitted stays valid. If the new rules ask for it, submit a new edition before the end of reception.",
    button: "See the changes",
  },
  "deadline-extended": {
    subject: (competition) => `Reception of applications is extended: ${competition}`,
    lead: "The deadline for applications has changed for everybody. Applications that were submitted stay valid, and until the new deadline they can be changed or withdrawn.",
    from: "Deadline before",
    to: "New deadline",
    reason: "Reason:",
    button: "Open the competition's page",
  },
  "submission-order": {
    subject: {
      given: (title) => `The order to submit is on record: ${title}`,
      incomplete: (title) => `Not submitted, something is missing: ${title}`,
      notSigned: (title) => `Not submitted, nobody has signed it: ${title}`,
      withdrawn: (title) => `The order was not carried out, the application is withdrawn: ${title}`,
      noAuthority: (title) => `The order to submit was not carried out: ${title}`,
    },
    lead: {
      given:
        "You ordered the application to be submitted at the close of reception. It will be submitted as it is saved then, if everything is filled in. Until reception ends you can take the order back on the application's page.",
      incomplete:
        "You ordered the application to be submitted at the close of reception, but the saved draft is not complete. The system cannot submit such an application.",
      notSigned:
        "You ordered the application to be submitted at the close of reception, but by the rules of the competition the head, or whoever signs by a power of attorney, had to sign the saved edition, and nobody did.",
      withdrawn:
        "You ordered the application to be submitted at the close of reception, but withdrew it later. The system does not submit what was withdrawn.",
      noAuthority:
        "The order to submit the application at the close of reception was not carried out: who gave it may no longer sign for this applicant.",
    },
    stays: "The edition that you submitted before stays valid and takes part in the competition.",
    closesAt: "End of reception",
    button: "Open the application",
  },
  "application-came-late": {
    subject: (title) => (title ? `An attempt after the deadline: ${title}` : "An attempt after the deadline"),
    lead: {
      submit: "A request to submit the application reached the server after the deadline, so it cannot be accepted.",
      withdraw:
        "A request to withdraw the application reached the server after the deadline, so it cannot be accepted.",
      reopen:
        "A request to take the application up again reached the server after the deadline, so it cannot be accepted.",
      resubmit: "The corrected application reached the server after the deadline, so it cannot be accepted.",
    },
    keep: "We recorded when it came. Keep this letter: it confirms the time.",
    closesAt: "Deadline",
    more: "A statement with the same facts stays on the application's page. If you disagree, write to the organiser of the competition.",
    button: "Open the statement",
  },
};
