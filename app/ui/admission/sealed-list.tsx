import { formatDayTime } from "~/text/format";
import { EmptyState } from "../empty-state";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { Pager } from "../pager";
import { Table } from "../table";

type Props = {
  base: string;
  zone: string;
  isClosed: boolean;
  sealed: { total: number; pages: number; first: number; arrivals: string[] };
  page: number;
};

/** What is known of applications before they are opened: how many, and when each arrived. */
export function SealedList({ base, zone, isClosed, sealed, page }: Props) {
  const { t, lang } = usePage();
  const words = t.admission.list;
  const next =
    sealed.total > 0
      ? (["open-applications", words.openNow, words.openNowBody] as const)
      : (["fail", words.failNow, words.failNowBody] as const);
  return (
    <>
      {isClosed ? (
        <NextStep title={next[1]} to={`${base}/${next[0]}`} action={next[1]}>
          {next[2]}
        </NextStep>
      ) : null}
      <p>
        <strong>{words.sealedCount(sealed.total)}</strong>
      </p>
      <Table
        caption={words.sealedCaption}
        quiet
        rows={sealed.arrivals}
        keyOf={(_, index) => `${index}`}
        columns={[
          { head: words.order, cell: (_, index) => sealed.first + index, number: true },
          { head: words.arrived, cell: (at) => formatDayTime(at, zone, lang), main: true },
        ]}
        empty={<EmptyState title={words.noneArrived}>{words.noneArrivedBody}</EmptyState>}
      />
      <Pager page={page} pages={sealed.pages} to={(n) => `?page=${n}`} />
    </>
  );
}
