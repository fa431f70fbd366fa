import type { RankingLine } from "~/lifecycle/6-decision/view";
import { formatMoney, formatScore } from "~/text/format";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";
import { decidedByWords, outcomeTone, whyWords } from "./words";

/** Applications with a place, in their order, and what the rules propose about each. */
export function RankingTable({ lines }: { lines: readonly RankingLine[] }) {
  const { t, lang } = usePage();
  const { columns, outcomes, number, ranking, passMarks } = t.decision;
  const ranked = lines.filter((line) => line.place !== null);
  const hasTiers = new Set(lines.map(({ passMark }) => passMark)).size > 1;
  return (
    <Table
      caption={ranking.table}
      rows={ranked}
      keyOf={(line) => line.applicationId}
      columns={[
        { head: columns.place, cell: (line) => line.place, number: true },
        {
          head: columns.project,
          main: true,
          cell: (line) => (
            <>
              {number(line.number ?? "")} <span lang="ru">{line.title}</span>
              <div className="small muted" lang="ru">
                {line.applicant}
              </div>
            </>
          ),
        },
        { head: columns.totals, cell: (line) => <Totals totals={line.totals} /> },
        {
          head: columns.divergence,
          cell: (line) => (line.divergence ? formatScore(line.divergence, lang) : ""),
          number: true,
        },
        {
          head: columns.score,
          cell: (line) => (
            <>
              <strong>{formatScore(line.score ?? "", lang)}</strong>
              {hasTiers && line.passMark !== null ? (
                <div className="small muted">{passMarks.ofLine(formatScore(line.passMark, lang))}</div>
              ) : null}
            </>
          ),
          number: true,
        },
        { head: columns.decidedBy, cell: (line) => decidedByWords(t, line.decidedBy) },
        { head: columns.requested, cell: (line) => formatMoney(line.requested, lang), number: true },
        {
          head: columns.outcome,
          cell: (line) => (
            <>
              <Status tone={outcomeTone[line.outcome]}>{outcomes[line.outcome]}</Status>
              <div className="small muted">{whyWords(t, line.reason, "")}</div>
            </>
          ),
        },
        { head: columns.proposed, cell: (line) => formatMoney(line.proposed, lang), number: true },
        { head: columns.runningTotal, cell: (line) => formatMoney(line.runningTotal, lang), number: true },
      ]}
    />
  );
}

function Totals({ totals }: { totals: RankingLine["totals"] }) {
  const { t, lang } = usePage();
  return (
    <>
      {totals.map((one, index) => {
        const score = formatScore(one.total, lang);
        // why the index: two experts may give the same total
        const key = `${index} ${one.total}`;
        return (
          <div key={key}>
            {one.used ? (
              score
            ) : (
              <s title={t.decision.ranking.unused}>
                {score}
                <span className="sr"> {t.decision.ranking.unused}</span>
              </s>
            )}
          </div>
        );
      })}
    </>
  );
}

/** Applications without a place, and what stands in the way. */
export function UnrankedTable({ lines }: { lines: readonly RankingLine[] }) {
  const { t } = usePage();
  const { columns, number, ranking, reasons } = t.decision;
  const without = lines.filter((line) => line.outReason !== null);
  if (without.length === 0) return null;
  return (
    <Table
      caption={ranking.unranked}
      rows={without}
      keyOf={(line) => line.applicationId}
      columns={[
        { head: columns.number, cell: (line) => number(line.number ?? "") },
        { head: columns.project, cell: (line) => <span lang="ru">{line.title}</span>, main: true },
        { head: columns.outcome, cell: (line) => (line.outReason ? reasons[line.outReason] : "") },
      ]}
    />
  );
}
