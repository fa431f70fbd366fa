import type { headChange as ru } from "../ru/registration-head";

export const headChange: typeof ru = {
  link: "Has the head changed, or lost their mailbox?",
  askTitle: "Change of the head, or a lost mailbox",
  titles: { newHead: "Change of the head", mailboxLost: "Move of an account" },
  askLead:
    "This hands over the access when the former head cannot do it, and gives an account back to whoever lost their mailbox. Two people decide; the former head and the earlier address learn of the request at once.",
  isHead: "You are the head of this applicant already.",
  reason: "What happened",
  reasons: { newHead: "The head has changed", mailboxLost: "The mailbox is lost" },
  reasonHints: {
    newHead: "You were elected or appointed and the former head did not hand over the access",
    mailboxLost:
      "You acted for this applicant already but no longer get e-mails at the earlier address. The account will move to the address with which you are signed in now",
  },
  lostEmail: "Earlier e-mail address",
  lostEmailHint: "Only for a lost mailbox: the address with which you signed in before",
  newHead: "The new head",
  newHeadName: "Full name",
  newHeadHint:
    "As in the document. Once the request is carried out, the applicant’s details say so without being verified again",
  newHeadPost: "Post",
  noEnd: "without an end",
  file: "The document as a file",
  fileHint: (limit) =>
    `Needed for a change of the head. A scan or a photograph of at most ${limit}. Only who decides and the applicant’s head see it`,
  document: "Document",
  documentHint:
    "For example: protocol of the general meeting No. 3 of 12.02.2026; extract of the register of 20.02.2026",
  text: "Explanation",
  textHint: "How to reach you and how the organiser can see the document",
  organiser: "Who decides",
  organiserHint: "The organiser whose competitions you take part in",
  askButton: "Send the request",
  waitsAt: (organiser) => `${organiser}. The answer will come by e-mail.`,
  objectedText:
    "The owner of the earlier address gets its e-mails and objected. Turn to the organiser in person, with a document.",
  states: {
    asked: "Waits for a secretary",
    approved: "Approved, waits for a second decision",
    done: "Carried out",
    declined: "Declined",
    objected: "The owner of the address objected",
  },
  listTitle: "Requests about the head’s access and lost mailboxes",
  listLead:
    "A request is carried out when a secretary approved it by its document and somebody else confirmed it. An account moves three days later at the earliest.",
  emptyTitle: "No requests",
  emptyBody: "They appear here when somebody asks for a head’s access or for an account back.",
  asker: "Who asks",
  askedOn: "Asked on",
  state: "State",
  decideLead:
    "Compare the document with the state register and get in touch with the former head. After the second decision the former heads lose their access, their sessions end, and the details of the new head go into the profile as verified.",
  moveLead:
    "Check the document and reach the person by telephone, not by e-mail. After the second decision the account moves to the new address, its sessions end, and e-mails go to both addresses.",
  lostOf: (email, name) => `${email}, ${name}`,
  lostOfNobody: (email) =>
    `${email}. Nobody who acts for this applicant has this address, or the account serves an organiser. It cannot be moved: decline and explain why.`,
  newEmail: "New address",
  dueAt: (at) => `It can be confirmed from ${at} on: until then the owner of the earlier address may object.`,
  proofs: "Attached files",
  headInProfile: "Head in the profile",
  headsNow: "Who has the head’s access now",
  approvedBy: "Approved by",
  approve: "Approve by the document",
  confirm: "Confirm and hand over",
  confirmMove: "Confirm and move",
  decline: "Decline",
  declineText: "Reason to decline",
  declineHint: "Only for a decline; the asker reads it",
  needsAnother: "You approved this request. Somebody else has to confirm it.",
  notYours: "You are connected with this applicant, so others decide.",
  done: {
    approve: "The request is approved. The others of the office got an e-mail: a second decision is needed.",
    confirm: "The request is carried out, e-mails are sent.",
    decline: "The decline is recorded and an e-mail is sent.",
  },
  objectTitle: "Keep the account",
  objectLead: (name, email) =>
    `${name}, you get the e-mails to ${email}, and the account is to stay yours. The request to move it will be closed, and the organiser will know that you objected.`,
  objectButton: "Object",
};
