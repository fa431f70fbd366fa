import { type AdmissionProtocolSnapshot, admissionProtocol } from "./admission-protocol.server";
import { type ApplicationSnapshot, applicationPaper, cardPaper } from "./application.server";
import { type CheckListSnapshot, checkList } from "./check-list.server";
import { digestOf } from "./digest.server";
import { meetingProtocol } from "./meeting-protocol.server";
import type { MeetingProtocolSnapshot } from "./meeting-protocol-snapshot.server";
import { type OpeningProtocolSnapshot, openingProtocol } from "./opening-protocol.server";
import type { OnRows, Paper } from "./paper";
import { type ReceiptSnapshot, receipt } from "./receipt.server";
import {
  type RegistrationJournalSnapshot,
  registrationJournal,
  registrationSpreadsheet,
} from "./registration-journal.server";
import { type PaperFormat, type RenderedPaper, renderPaper, renderSpreadsheet } from "./render.server";
import { type ScoreSheetSnapshot, scoreSheet } from "./score-sheet.server";

/** What papers are drawn from: every one is a pure function of its snapshot. */
export type Drawable =
  | AdmissionProtocolSnapshot
  | ApplicationSnapshot
  | CheckListSnapshot
  | MeetingProtocolSnapshot
  | OpeningProtocolSnapshot
  | ReceiptSnapshot
  | RegistrationJournalSnapshot
  | ScoreSheetSnapshot;

/**
 * A paper that somebody asks for. `snapshot` may be its JSON, as the database keeps it; `date` is an ISO instant of the
 * snapshot (never "now"); `digest` is counted from the snapshot unless it is known.
 */
export type Order = { snapshot: Drawable | string; format: PaperFormat | "xlsx"; date: string; digest?: string };

/** Draws what was ordered; the same order always gives the same bytes. The journal alone is a spreadsheet too. */
export async function draw({ snapshot: given, format, date, digest }: Order, onRows?: OnRows): Promise<RenderedPaper> {
  const snapshot = typeof given === "string" ? (JSON.parse(given) as Drawable) : given;
  const { competition } = snapshot;
  const imprint = {
    digest: digest ?? digestOf(snapshot),
    competitionTitle: typeof competition === "string" ? competition : competition.title,
    date,
  };
  if (format !== "xlsx") return renderPaper(paperOf(snapshot), format, imprint, onRows);
  if (snapshot.kind !== "registrationJournal") throw new Error(`${snapshot.kind} is no spreadsheet`);
  return renderSpreadsheet(registrationSpreadsheet(snapshot), imprint);
}

function paperOf(snapshot: Drawable): Paper {
  switch (snapshot.kind) {
    case "admissionProtocol":
      return admissionProtocol(snapshot);
    case "application":
      return applicationPaper(snapshot);
    case "applicationCard":
      return cardPaper(snapshot);
    case "checkList":
      return checkList(snapshot);
    case "meetingProtocol":
      return meetingProtocol(snapshot);
    case "openingProtocol":
      return openingProtocol(snapshot);
    case "receipt":
      return receipt(snapshot);
    case "registrationJournal":
      return registrationJournal(snapshot);
    case "scoreSheet":
      return scoreSheet(snapshot);
  }
}
