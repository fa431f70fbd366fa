import type { consents as ru } from "../ru/registration-consents";

export const consents: typeof ru = {
  version: (version) => `Edition ${version}`,
  lead: "A document of its own: the consent is given for the purpose named here only, apart from any other document.",
  fullText: "Read the full text of the consent",
  listTitle: "Consents to personal-data processing",
  withdrawHow: "You can withdraw a consent at any time on the page “My profile”.",
  documents: {
    account: {
      title: "Consent to personal-data processing for the account",
      purposeName: "Account",
      box: "I consent to the processing of my personal data for keeping my account",
      purpose:
        "Purpose: to open an account, to recognise you when you sign in, to send letters about applications and competitions, to keep a history of actions.",
      data: "Data: full name, e-mail address, network address and browser, history of actions in the system. When you act for an applicant, also what you enter about yourself in its profile and applications.",
      actions:
        "Actions: collecting, recording, storing, updating, using, handing to the organisers of competitions you take part in, blocking, depersonalising and deleting. Automated, on servers in Russia.",
      term: "Term: as long as the account exists. After withdrawal the account is closed; records of applications filed and of budget money spent are kept as long as the archive law demands.",
    },
    expert: {
      title: "Consent to processing of an expert’s personal data",
      purposeName: "Work as an expert",
      box: "I consent to the processing of my personal data for my work as an expert",
      purpose: "Purpose: to assign applications to experts, to prevent conflicts of interest, to keep score sheets.",
      data: "Data: full name, e-mail address, employers and memberships, relatives connected with applicants, marks and opinions.",
      actions:
        "Actions: collecting, recording, storing, comparing with applicants, using, blocking and deleting. Applicants are not told an expert’s name.",
      term: "Term: five years after the competition ends or until withdrawal, unless the law demands longer.",
    },
    commission: {
      title: "Consent to processing of a commission member’s personal data",
      purposeName: "Work in the commission",
      box: "I consent to the processing of my personal data for my work in the commission",
      purpose: "Purpose: to call meetings, count the quorum, prevent conflicts of interest, write protocols.",
      data: "Data: full name, post, e-mail address, attendance, votes and dissenting opinions.",
      actions:
        "Actions: collecting, recording, storing, using, writing into the protocol of a meeting, blocking and deleting. The protocol is published when the rules of the competition say so.",
      term: "Term: five years after the competition ends or until withdrawal, unless the law demands longer.",
    },
    publication: {
      title: "Consent to the distribution of personal data",
      purposeName: "Publication of the name",
      box: "I consent to the distribution of my personal data in open information about the project",
      purpose: "Purpose: to name the project’s leader in open results and on the project’s card.",
      data: "Data: full name, role in the project. Telephone and e-mail address are not published.",
      actions: "Actions: distribution to everybody on the pages of this system (law 152-FZ, art. 10.1).",
      term: "Term: until withdrawal. After it the name is removed from open pages.",
    },
  },
};
