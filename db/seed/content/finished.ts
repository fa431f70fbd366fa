import type { Conclusion } from "~/lifecycle/5-review/sheet";
import type { DemoMeeting } from "./decision";
import { commentOn } from "./finished/comments";
import type { ExpertKey } from "./people";
import { type MarkRow, scoreSheet } from "./score-sheet";
import type { DemoSheet } from "./types";

/** Keys of last year's winners, in the order of the ranking. */
export const finishedWinners = ["boccia", "choir"] as const;
export type FinishedWinner = (typeof finishedWinners)[number];

type Marks = readonly [number, number, number, number, number, number, number, number, number, number];

function sheet(
  application: string,
  [expert, ordinal]: readonly [ExpertKey, 1 | 2],
  marks: Marks,
  conclusion: Conclusion,
  remarks: string,
): DemoSheet {
  const rows = marks.map((mark, index): MarkRow => [mark, commentOn(index, mark, ordinal === 1 ? 0 : 1)]);
  return scoreSheet(application, expert, ordinal, rows, conclusion, remarks);
}

/** Sealed sheets of last year's competition: 76.75, 66.75, 52.50 and 44.00. */
export const finishedSheets: readonly DemoSheet[] = [
  sheet("boccia", ["expertNikitina", 1], [8, 8, 7, 8, 8, 4, 7, 8, 8, 7], "recommended", "Замечаний к бюджету нет."),
  sheet("boccia", ["expertErshov", 2], [8, 7, 7, 8, 7, 4, 7, 8, 8, 7], "recommended", "Уточните число рейсов."),
  sheet("choir", ["expert", 1], [7, 7, 5, 7, 7, 7, 6, 7, 7, 6], "recommended", "Костюмы: достаточно ткани и пошива."),
  sheet("choir", ["expertSamoylova", 2], [7, 7, 4, 6, 7, 7, 6, 7, 7, 6], "withRemarks", "Песенник: покажите макет."),
  sheet("bookkeeping", ["expertOrlov", 1], [6, 5, 3, 5, 5, 4, 5, 6, 5, 6], "withRemarks", "Ноутбук не обоснован."),
  sheet("bookkeeping", ["expertGavrilova", 2], [6, 5, 3, 5, 5, 4, 5, 6, 5, 5], "withRemarks", "Ноутбук лишний."),
  sheet("playground", ["expertErshov", 1], [5, 4, 3, 4, 4, 4, 5, 4, 4, 5], "notRecommended", "Нет цен на комплекс."),
  sheet("playground", ["expert", 2], [5, 4, 4, 5, 3, 4, 4, 4, 4, 6], "notRecommended", "Нет расчёта доставки."),
];

/** The meeting that decided last year's competition: everybody came, nothing was cut. */
export const finishedMeeting: DemoMeeting = {
  number: 1,
  place: "с. Мильково, ул. Победы, д. 8, малый зал администрации",
  form: "inPerson",
  absent: [],
  recusals: [],
  dissent: [{ application: "choir", member: "memberAkimova", choice: "abstained" }],
  cuts: [],
};
