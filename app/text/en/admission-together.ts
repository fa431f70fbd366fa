import { plural } from "../plural";
import type { admissionTogether as ru } from "../ru/admission-together";

const applications = (n: number) => plural("en", n, { one: `${n} application`, other: `${n} applications` });

export const admissionTogether: typeof ru = {
  withTicked: "What to do with those ticked",
  withAll: (n) => `With all those found (${n}):`,
  moves: { admit: "Admit", reject: "Reject", return: "Return for correction", assign: "Give the check to" },
  titles: {
    admit: "Admit several applications",
    reject: "Reject several applications",
    return: "Return several applications for correction",
    assign: "Give the check of several applications to somebody",
  },
  leads: {
    admit:
      "Each application gets a decision of its own. Those with an unchecked or failed requirement will not be admitted. Letters wait until you send them.",
    reject:
      "Each application gets a decision of its own with the same ground. Applicants see the ground, its clause and your explanation. Letters wait until you send them.",
    return: "Every applicant gets a letter with the same remarks at once.",
    assign: "Every secretary of the competition sees the check and may do it. This says who takes it on.",
  },
  chosen: (n) => `Chosen: ${applications(n)}`,
  cut: (most) => `More are found. ${most} can be taken at once: these are the first in order, do the rest afterwards.`,
  none: "No applications are chosen",
  noneBody: "Go back to the list, tick applications and press a button below it.",
  toList: "To the list of applications",
  notNow: "At this stage of the competition no decisions on admission are made any more.",
  checker: "Who checks",
  nobody: "Nobody: take the task back",
  buttons: {
    admit: (n) => `Admit: ${applications(n)}`,
    reject: (n) => `Reject: ${applications(n)}`,
    return: (n) => `Return: ${applications(n)}`,
    assign: (n) => `Give: ${applications(n)}`,
  },
  done: {
    admit: (n) => `Admitted: ${applications(n)}.`,
    reject: (n) => `Rejected: ${applications(n)}.`,
    return: (n) => `Returned: ${applications(n)}.`,
    assign: (n) => `The check is given: ${applications(n)}.`,
  },
  leftTitle: (n) => `Left as before: ${applications(n)}`,
  left: (numbers, why) => `No. ${numbers}: ${why}`,
  why: {
    incomplete: "a requirement is unchecked or failed",
    wrongState: "the application is decided already, or the rules know no correction",
    wrongStage: "this cannot be done at this stage of the competition",
    notYet: "the applicant still has time to correct it",
    limitExceeded: "it was returned as often as the rules allow",
    changedMeanwhile: "somebody else changed it at the same time",
    alreadyExists: "this person has its check already",
    badInput: "the chosen ground, section or person does not fit it",
  },
  whyOther: "this cannot be done, open the application",
};
