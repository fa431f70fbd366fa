import { formatScore } from "~/text/format";
import { paperMoneyPlain } from "~/text/ru/paper-format";
import { paperWords, protocolWords as words } from "~/text/ru/papers";
import type { MeetingProtocolSnapshot, ProtocolApplication } from "./meeting-protocol-snapshot.server";
import type { Column, TableBlock } from "./paper";

const { columns } = words;
const order: Column = { head: columns.order, width: 8, align: "center" };
const number: Column = { head: columns.number, width: 11, align: "center" };
const applicant: Column = { head: columns.applicant, width: 36 };
const project: Column = { head: columns.project, width: 36 };
const score: Column = { head: columns.score, width: 14, align: "right" };
const requested: Column = { head: columns.requested, width: 22, align: "right" };
const awarded: Column = { head: columns.awarded, width: 22, align: "right" };

/** The winners with their sums, by source when there are several; the total is the snapshot's. */
export function winnersTable(snapshot: MeetingProtocolSnapshot, chosen: readonly ProtocolApplication[]): TableBlock {
  const parts = sourceColumns(snapshot);
  return {
    kind: "table",
    columns: [order, number, applicant, project, score, awarded, ...parts],
    rows: [
      ...chosen.map((one, index) => ({
        cells: [`${index + 1}`, one.number, one.applicant, one.project, scoreOf(one), ...awardCells(one, parts.length)],
      })),
      {
        cells: ["", "", paperWords.total, "", "", paperMoneyPlain(snapshot.totals.awarded), ...sourceTotals(snapshot)],
        bold: true,
      },
    ],
  };
}

/** The reserve, in the order in which it is called. */
export function reserveTable(_: MeetingProtocolSnapshot, chosen: readonly ProtocolApplication[]): TableBlock {
  return {
    kind: "table",
    columns: [order, number, applicant, project, score, requested, { head: columns.reason, width: 30 }],
    rows: chosen.map((one, index) => ({
      cells: [
        `${index + 1}`,
        one.number,
        one.applicant,
        one.project,
        scoreOf(one),
        paperMoneyPlain(one.requested),
        one.reason ?? paperWords.none,
      ],
    })),
  };
}

/** Applications that were not supported, and why. */
export function declinedTable(_: MeetingProtocolSnapshot, chosen: readonly ProtocolApplication[]): TableBlock {
  return {
    kind: "table",
    columns: [order, number, applicant, project, score, { head: columns.reason, width: 52 }],
    rows: chosen.map((one, index) => ({
      cells: [`${index + 1}`, one.number, one.applicant, one.project, scoreOf(one), one.reason ?? paperWords.none],
    })),
  };
}

/** The limit, what was awarded and what is left, by source. */
export function sourcesTable(snapshot: MeetingProtocolSnapshot): TableBlock {
  const money = (head: string): Column => ({ head, width: 26, align: "right" });
  const { totals } = snapshot;
  return {
    kind: "table",
    columns: [{ head: columns.source, width: 60 }, money(columns.limit), money(columns.awarded), money(columns.left)],
    rows: [
      ...snapshot.sources.map((source) => ({
        cells: [source.title, ...[source.limit, source.awarded, source.left].map(paperMoneyPlain)],
      })),
      { cells: [paperWords.total, ...[totals.limit, totals.awarded, totals.left].map(paperMoneyPlain)], bold: true },
    ],
  };
}

/** All applications in the order of the ranking, with the rule that decided among equal scores. */
export function summaryTable(snapshot: MeetingProtocolSnapshot): TableBlock {
  const parts = sourceColumns(snapshot);
  return {
    kind: "table",
    columnNumbers: true,
    columns: [
      { head: columns.place, width: 9, align: "center" },
      number,
      applicant,
      project,
      score,
      { head: columns.tie, width: 24 },
      requested,
      { head: columns.outcome, width: 20 },
      awarded,
      ...parts,
    ],
    rows: [
      ...snapshot.applications.map((one) => ({
        cells: [
          one.place === null ? paperWords.none : `${one.place}`,
          one.number,
          one.applicant,
          one.project,
          scoreOf(one),
          one.tie === null ? paperWords.none : words.ties[one.tie.rule](one.tie.criterion),
          paperMoneyPlain(one.requested),
          words.outcomes[one.outcome],
          ...awardCells(one, parts.length),
        ],
      })),
      {
        cells: [
          "",
          "",
          paperWords.total,
          "",
          "",
          "",
          paperMoneyPlain(snapshot.totals.requested),
          "",
          paperMoneyPlain(snapshot.totals.awarded),
          ...sourceTotals(snapshot),
        ],
        bold: true,
      },
    ],
  };
}

function sourceColumns(snapshot: MeetingProtocolSnapshot): Column[] {
  if (snapshot.sources.length < 2) return [];
  return snapshot.sources.map((source) => ({ head: columns.ofWhich(source.title), width: 22, align: "right" }));
}

function sourceTotals(snapshot: MeetingProtocolSnapshot): string[] {
  return snapshot.sources.length < 2 ? [] : snapshot.sources.map((source) => paperMoneyPlain(source.awarded));
}

function awardCells(one: ProtocolApplication, parts: number): string[] {
  if (one.award === null) return Array.from({ length: parts + 1 }, () => paperWords.none);
  return [one.award.sum, ...(parts === 0 ? [] : one.award.bySource)].map(paperMoneyPlain);
}

function scoreOf(one: ProtocolApplication): string {
  return one.score === null ? paperWords.none : formatScore(one.score, "ru");
}
