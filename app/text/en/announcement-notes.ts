import type { presetNotes as ru } from "../ru/announcement-notes";

export const presetNotes: typeof ru = {
  "general-requirements": {
    "legalAct.title":
      "The act rests on point 2 of art. 78.1 of the Budget Code and on the general requirements, Decrees 1780, 1781 and 1782. Enter your own act.",
    "dates.receptionClosesAt":
      "Acts set a reception of 3 to 30 calendar days; here it is 30. Set the term of your act.",
    "dates.resultsBy": "Results are published within 14 calendar days after the consideration.",
    changesUntilHalf:
      "Changing an announcement in the first half of the reception only is a custom of the earlier general requirements. Compare it with your act.",
    announceByTwo: "The general requirements do not ask for two people: switch it off where there is one secretary.",
    questionDays: "How long questions are taken and answered is set by the act.",
    agreementDays: "The term of signing and what counts as evading it are set by the act.",
    ownShareMinBp: "The general requirements set no own share; acts have 1, 5 or 10%.",
    requirements:
      "The debt allowed on the tax account and the greatest offshore share have changed: take them from the edition in force. The day as of which requirements are checked is set by the act.",
    rejectionGrounds:
      "The clauses of the grounds are examples. An application is rejected only by a ground of the announcement.",
    "correction.allowed": "A return for correction is possible only where the act allows it.",
    criteria:
      "Ten criteria and their weights follow the model of the Presidential Grants Fund; the general requirements do not set them.",
    "decision.quorum": "In acts the quorum is from a half to two thirds.",
    tieBreak: "Of equal scores the earlier application usually comes first; some acts vote.",
    "report.checkDays": "Five working days to check a report are usual; the term is set by the act.",
  },
  "regional-grants": {
    "grant.max": "Ranges of sums and the whole amount are set by the regulation of the competition.",
    applicantKinds: "Who may not take part, besides foreign agents and those being wound up, is set by the regulation.",
    maxApplicationsPerApplicant: "By the model of the fund an applicant submits several projects and one is funded.",
    criteria:
      "The weights are proposed for grants from ₽500,000 to ₽3,000,000; the tables of the fund and of regions differ.",
    passMark: "The fund sets the pass mark after scoring: 65 is the value for such sums in one of its competitions.",
    "review.divergence.points":
      "The number of points that is a divergence differs between regulations; 25 is our proposal.",
  },
};
