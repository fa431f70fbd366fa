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
    group: {
      title: "Consent of a member of an initiative group to personal-data processing",
      purposeName: "Membership in an initiative group",
      box: "I consent to the processing of my personal data as a member of an initiative group",
      purpose: "Purpose: to confirm that the group is several people, and to admit its application.",
      data: "Data: full name, telephone or e-mail address, membership in the group.",
      actions:
        "Actions: collecting, recording, storing, use by the leader of the group and by the organisers of competitions it takes part in, blocking and deleting. Experts and open pages do not show these data.",
      term: "Term: as long as the group takes part in competitions and fulfils what it owes for a grant, or until withdrawal. To withdraw, tell the leader of the group, who records it: the telephone and e-mail address are erased at once.",
    },
    team: {
      title: "Consent of a member of a project team to personal-data processing",
      purposeName: "Work in a project team",
      box: "I consent to the processing of my personal data as a member of a project team",
      purpose: "Purpose: to show in an application who will carry out the project and what experience they have.",
      data: "Data: full name, role in the project, education and experience, telephone or e-mail address.",
      actions:
        "Actions: collecting, recording, storing, use by the applicant and by organisers of competitions, handing to experts and the commission unless the rules hide names, blocking and deleting.",
      term: "Term: until what is owed for a grant is fulfilled, or until withdrawal. To withdraw, tell the applicant, who records it: the telephone and e-mail address are erased at once. New applications must not name the person; in submitted ones the data stay as long as the law demands.",
    },
    desk: {
      title: "Consent to a helper’s preparing an application",
      purposeName: "Help of a consultation desk",
      box: "I agree that a helper prepares a draft of an application for me",
      purpose: "Purpose: that somebody of a library or a resource centre may enter for you what you dictate.",
      data: "Data: name and kind of the applicant, name of its head, everything that is entered into the draft.",
      actions:
        "Actions: the helper begins and fills in a draft. They cannot submit or sign it, nor see your bank account. The history of the application shows what they did and for whom.",
      term: "Term: until withdrawal. It can be withdrawn at any time on the page of the organisation: the helper’s access ends at once, and what was entered stays yours.",
    },
  },
};
