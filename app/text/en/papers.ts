import type { papers as ruPapers } from "../ru/papers";

/** What pages say about papers; papers themselves are Russian. */
export const papers: typeof ruPapers = {
  names: {
    meetingProtocol: "Minutes of the commission meeting",
    receipt: "Receipt for an application",
    scoreSheet: "Score sheet",
  },
  formats: { pdf: "PDF", docx: "DOCX (Word)" },
  download: (name, format) => `Download: ${name}, ${format}`,
  digest: "SHA-256 of the source data",
  digestHint:
    "The same data always gives the same file: this line lets you check that the document has not been changed.",
  inRussian: "The document is in Russian.",
};
