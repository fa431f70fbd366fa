import { formatNumber } from "../format";
import { plural } from "../plural";
import type { papers as ruPapers } from "../ru/papers";

/** What pages say about papers; papers themselves are Russian. */
export const papers: typeof ruPapers = {
  names: {
    meetingProtocol: "Minutes of the commission meeting",
    receipt: "Receipt for an application",
    scoreSheet: "Score sheet",
  },
  formats: { pdf: "PDF", docx: "DOCX (Word)", xlsx: "XLSX (Excel)" },
  download: (name, format) => `Download: ${name}, ${format}`,
  digest: "SHA-256 of the source data",
  digestHint:
    "The same data always gives the same file: this line lets you check that the document has not been changed.",
  office: {
    title: "Documents of the competition",
    lead: "Documents are made from the data of the competition. A corrected document gets a new version, earlier versions are kept.",
    sealed: "Documents appear once applications are opened",
    sealedBody:
      "The protocol of the opening is made at the minute you open the applications. The journal of registration opens then, too.",
    kinds: {
      openingProtocol: "Protocol of the opening of applications",
      admissionProtocol: "Protocol of admission",
    },
    journal: "Journal of registration of applications",
    journalLead: "Made anew with every download. Signed on paper.",
    journalLargeLead: "Made apart, as of the minute you ask for it. Signed on paper.",
    numbered: (title, number) => `${title} No. ${number}`,
    version: (version) => `Version ${version}`,
    earlier: "Earlier versions",
    madeAt: "Made",
    madeBy: "Made by",
    reason: "Why it was corrected",
    files: "Files",
    copies: "Signed copies",
    noCopies: "No signed copy is attached.",
    copyKinds: { scan: "signed copy", signature: "electronic signature" },
    correct: "Correct",
    attach: "Attach a signed copy",
    meeting: "The minutes of the commission meeting are on the page “Meeting”.",
    done: {
      concluded: "The protocol of admission is made.",
      corrected: "The new version is made.",
      attached: "The file is attached.",
    },
  },
  drawing: {
    title: "File of the document",
    large: (rows) =>
      `The document has ${formatNumber(rows, "en")} ${plural("en", rows, { one: "row", other: "rows" })}. Such a file is made apart, usually in less than a minute.`,
    ask: (format) => `Make the ${format}`,
    underWay: "The file is being made",
    waiting: "The document waits for its turn.",
    begun: "The document is being made.",
    progress: (drawn, of) =>
      `The document is being made: ${formatNumber(drawn, "en")} of ${formatNumber(of, "en")} ${plural("en", of, { one: "row", other: "rows" })}.`,
    leave: "The page refreshes by itself. You may close it: the file will be here when it is ready.",
    cancel: "Stop making it",
    cancelled: "The making was stopped",
    cancelledBody: "The data of the document did not change. The file can be made at any time.",
    failed: "The file could not be made",
    failedBody:
      "The data of the document is safe. Try once more. If it fails again, tell the administrator of the system.",
    again: "Try again",
    ready: "The file is ready",
    download: (format, size) => (size ? `Download ${format}, ${size}` : `Download ${format}`),
    asOf: (moment) => `As of ${moment}.`,
    anew: "Make it anew, as of this minute",
  },
  correct: {
    title: "Correct the protocol of the opening",
    lead: "A new version of the protocol is made, the earlier one stays. The place and the people present can be corrected; what was opened, and when, does not change.",
    reason: "What was wrong",
    reasonHint: "This reason becomes a part of the new version.",
    button: "Make the new version",
  },
  attach: {
    title: "Signed copy",
    lead: "Print the document, sign it and attach a scan. Or sign the file electronically and attach the signature (p7s, sig). What is attached cannot be removed, one more file can be added.",
    file: "File",
    limits: (size) => `PDF, JPG, PNG, DOCX, P7S or SIG up to ${size}. A signature is kept, not verified.`,
    button: "Attach",
  },
  inRussian: "The document is in Russian.",
};
