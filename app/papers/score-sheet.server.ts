import type { Conclusion } from "~/lifecycle/5-review/sheet";
import { formatDayOf, formatScore } from "~/text/format";
import { paperInstant } from "~/text/ru/paper-format";
import { paperWords, scoreSheetWords as words } from "~/text/ru/papers";
import type { Block, Paper } from "./paper";

/** A sealed sheet. Coefficients, products and totals are decimal strings; `sealedAt` is an ISO instant. */
export type ScoreSheetSnapshot = {
  kind: "scoreSheet";
  version: 1;
  organiser: string;
  competition: { title: string; legalAct: string };
  application: { number: string; project: string };
  /** Null in blind mode. */
  applicant: string | null;
  /** The name is null in the public copy, which shows the code only. */
  expert: { name: string | null; code: string };
  round: number;
  criteria: {
    number: number;
    title: string;
    mark: string;
    most: string;
    coefficient: string;
    product: string;
    comment: string;
  }[];
  total: string;
  most: string;
  budgetRemarks: { line: string; remark: string }[];
  conclusion: Conclusion;
  opinion: string;
  sealedAt: string;
  zone: string;
};

/** An expert's score sheet (domain.md §6, 7): a pure function of the snapshot; sums are never recounted here. */
export function scoreSheet(snapshot: ScoreSheetSnapshot): Paper {
  const { application, expert } = snapshot;
  const code = words.expertCode(expert.code);
  return {
    title: `${words.title} — ${paperWords.number(application.number)}, ${code}`,
    fileName: words.fileName(application.number, code),
    blocks: [
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title },
      { kind: "subtitle", text: words.subtitle(application.number) },
      {
        kind: "facts",
        rows: [
          { key: words.competition, value: snapshot.competition.title },
          { key: words.legalAct, value: snapshot.competition.legalAct },
          { key: words.project, value: application.project },
          { key: words.applicant, value: snapshot.applicant ?? words.hiddenApplicant },
          { key: words.expert, value: expert.name === null ? code : `${expert.name} (${code})` },
          { key: words.round, value: `${snapshot.round}` },
          { key: words.sealed, value: paperInstant(snapshot.sealedAt, snapshot.zone) },
        ],
      },
      marks(snapshot),
      { kind: "heading", text: words.remarks },
      remarks(snapshot),
      { kind: "heading", text: words.conclusion },
      { kind: "paragraph", runs: [{ text: words.conclusions[snapshot.conclusion], bold: true }], withNext: true },
      ...(snapshot.opinion === "" ? [] : [{ kind: "paragraph", runs: snapshot.opinion } as const]),
      { kind: "paragraph", runs: formatDayOf(snapshot.sealedAt, snapshot.zone, "ru"), indent: false },
      { kind: "signatures", signers: [{ role: words.expert, name: expert.name ?? code }] },
    ],
  };
}

function marks(snapshot: ScoreSheetSnapshot): Block {
  const { columns } = words;
  return {
    kind: "table",
    columns: [
      { head: columns.number, width: 8, align: "center" },
      { head: columns.criterion, width: 40 },
      { head: columns.mark, width: 16, align: "center" },
      { head: columns.coefficient, width: 18, align: "right" },
      { head: columns.product, width: 18, align: "right" },
      { head: columns.comment, width: 60 },
    ],
    rows: [
      ...snapshot.criteria.map((one) => ({
        cells: [
          `${one.number}`,
          one.title,
          words.markOf(formatScore(one.mark, "ru"), formatScore(one.most, "ru")),
          formatScore(one.coefficient, "ru"),
          formatScore(one.product, "ru"),
          one.comment,
        ],
      })),
      {
        cells: ["", words.totalLabel, "", "", formatScore(snapshot.total, "ru"), maximum(snapshot)],
        bold: true,
      },
    ],
  };
}

function maximum(snapshot: ScoreSheetSnapshot): string {
  return words.total(formatScore(snapshot.total, "ru"), formatScore(snapshot.most, "ru"));
}

function remarks(snapshot: ScoreSheetSnapshot): Block {
  if (snapshot.budgetRemarks.length === 0) return { kind: "paragraph", runs: words.noRemarks };
  return {
    kind: "table",
    columns: [
      { head: words.remarkColumns.line, width: 60 },
      { head: words.remarkColumns.remark, width: 100 },
    ],
    rows: snapshot.budgetRemarks.map((one) => ({ cells: [one.line, one.remark] })),
  };
}
