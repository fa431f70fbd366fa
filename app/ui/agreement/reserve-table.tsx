import { formatMoney } from "~/text/format";
import { usePage } from "../page";
import { Table } from "../table";

export type Reserve = {
  id: string;
  number: number | null;
  title: string | null;
  applicant: string;
  place: number | null;
  requested: string;
};

/** Who is next for the money that a winner refuses. */
export function ReserveTable({ rows }: { rows: readonly Reserve[] }) {
  const { t, lang } = usePage();
  const words = t.agreement.list;
  return (
    <section>
      <h2>{words.reserve}</h2>
      <p>{words.reserveLead}</p>
      <Table
        caption={words.reserve}
        quiet
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { head: words.reserveColumns.place, cell: (row) => row.place },
          {
            head: words.reserveColumns.applicant,
            main: true,
            cell: (row) => (
              <span lang="ru">
                {row.applicant}
                <br />
                <span className="muted">{row.title}</span>
              </span>
            ),
          },
          { head: words.reserveColumns.number, cell: (row) => row.number },
          { head: words.reserveColumns.requested, number: true, cell: (row) => formatMoney(row.requested, lang) },
        ]}
        empty={<p className="muted">{words.noReserve}</p>}
      />
    </section>
  );
}
