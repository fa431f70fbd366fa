import type { headChange as ru } from "../ru/registration-head";

export const headChange: typeof ru = {
  link: "Has the head changed, or lost their mailbox?",
  askTitle: "Change of the head",
  askLead:
    "This hands over the access when the former head cannot do it. Two people of the organiser decide, and the former head learns of the request at once.",
  isHead: "You are the head of this applicant already.",
  reason: "What happened",
  reasons: { newHead: "The head has changed", mailboxLost: "The mailbox is lost" },
  reasonHints: {
    newHead: "You were elected or appointed and the former head did not hand over the access",
    mailboxLost: "You are still the head but no longer get e-mails at the earlier address",
  },
  document: "Document",
  documentHint:
    "For example: protocol of the general meeting No. 3 of 12.02.2026; extract of the register of 20.02.2026",
  text: "Explanation",
  textHint: "How to reach you and how the organiser can see the document",
  organiser: "Who decides",
  organiserHint: "The organiser whose competitions you take part in",
  askButton: "Send the request",
  waitsAt: (organiser) => `${organiser}. The answer will come by e-mail.`,
  states: {
    asked: "Waits for a secretary",
    approved: "Approved, waits for a second decision",
    done: "Access handed over",
    declined: "Declined",
  },
  listTitle: "Requests to change the head",
  listLead:
    "The access passes over when a secretary approved the request by its document and somebody else confirmed it.",
  emptyTitle: "No requests",
  emptyBody: "They appear here when somebody asks for a head’s access.",
  asker: "Who asks",
  askedOn: "Asked on",
  state: "State",
  decideLead:
    "Compare the document with the state register and get in touch with the former head. After the second decision the former heads lose their access and their sessions end.",
  headInProfile: "Head in the profile",
  headsNow: "Who has the head’s access now",
  approvedBy: "Approved by",
  approve: "Approve by the document",
  confirm: "Confirm and hand over",
  decline: "Decline",
  declineText: "Reason to decline",
  declineHint: "Only for a decline; the asker reads it",
  needsAnother: "You approved this request. Somebody else of the organiser’s office has to confirm it.",
  notYours: "You are connected with this applicant, so others decide.",
  done: {
    approve: "The request is approved. The others of the office got an e-mail: a second decision is needed.",
    confirm: "The head’s access is handed over, e-mails are sent.",
    decline: "The decline is recorded and an e-mail is sent.",
  },
};
