import type { RoundState } from "~/lifecycle/5-review/round";
import type { SheetState } from "~/lifecycle/5-review/sheet";
import { formatScore } from "~/text/format";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";
import { SheetStatus } from "./sheet-status";

export type GridRow = {
  id: string;
  number: number;
  title: string;
  needs: number;
  sheets: { sheetId: string; roundId: string; expert: string; state: SheetState }[];
  score: { totals: string[]; divergence: string; score: string } | null;
  inNeed: "divergence" | "tooFew" | null;
};

type Props = {
  base: string;
  rows: readonly GridRow[];
  state: RoundState;
  roundId: string;
  mayManage: boolean;
  openedRounds: readonly string[];
};

/** Applications and the states of their sheets; marks only of opened rounds. */
export function ReviewGrid({ base, rows, state, roundId, mayManage, openedRounds }: Props) {
  const { t, lang } = usePage();
  const words = t.review.office;
  const isOpened = state === "opened";
  const live = (row: GridRow) =>
    row.sheets.filter((one) => one.roundId === roundId && ["assigned", "begun", "sealed"].includes(one.state)).length;
  return (
    <Table
      caption={words.caption}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { head: words.number, cell: (row) => row.number, number: true },
        { head: words.project, cell: (row) => row.title, main: true },
        {
          head: words.sheets,
          cell: (row) => (
            <>
              {row.sheets.length === 0 ? <p className="muted">{words.noSheets}</p> : null}
              <ul className="plain">
                {row.sheets.map((one) => (
                  <li key={one.sheetId}>
                    {openedRounds.includes(one.roundId) && one.state !== "recused" ? (
                      <a href={`${base}/sheets/${one.sheetId}`}>{one.expert}</a>
                    ) : (
                      one.expert
                    )}{" "}
                    <SheetStatus state={one.state} />{" "}
                    {mayManage && state === "running" && ["assigned", "begun", "recused"].includes(one.state) ? (
                      <a href={`${base}/sheets/${one.sheetId}/replace`}>{words.replace}</a>
                    ) : null}
                  </li>
                ))}
              </ul>
              {!isOpened && live(row) < row.needs ? (
                <Status tone="warn">{words.missing(row.needs - live(row))}</Status>
              ) : null}
              {row.inNeed ? <Status tone="warn">{words.needMore[row.inNeed]}</Status> : null}
            </>
          ),
        },
        isOpened && {
          head: words.totals,
          cell: (row) => row.score?.totals.map((total) => formatScore(total, lang)).join(", "),
          number: true,
        },
        isOpened && {
          head: words.divergence,
          cell: (row) => (row.score ? formatScore(row.score.divergence, lang) : null),
          number: true,
        },
        isOpened && {
          head: words.score,
          cell: (row) => (row.score ? <strong>{formatScore(row.score.score, lang)}</strong> : null),
          number: true,
        },
        mayManage &&
          (state === "preparing" || state === "running") && {
            head: words.act,
            cell: (row: GridRow) => <a href={`${base}/applications/${row.id}`}>{words.assign}</a>,
          },
      ]}
    />
  );
}
