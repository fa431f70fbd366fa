import type { ReactNode } from "react";
import { usePage } from "./page";

export type Column<Row> = {
  head: string;
  cell: (row: Row, index: number) => ReactNode;
  /** Numbers and sums stand at the right edge with even digits; on a phone, in one line with the head of their column. */
  number?: boolean;
  /** The cell that names the row. */
  main?: boolean;
  /** Where the same rows stand in the order of this column, how they stand in it already, and what the link is called. */
  sort?: { to: string; now: "ascending" | "descending" | null; label: string };
};

type TableProps<Row> = {
  /** What the table shows; hidden from sight with `quiet`, never absent. */
  caption: string;
  quiet?: boolean;
  columns: ReadonlyArray<Column<Row> | false>;
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  /** What to say when there are no rows; usually an `<EmptyState>`. */
  empty?: ReactNode;
  /** Sums under the columns, one per column. */
  foot?: readonly ReactNode[];
};

const NUMBER = "number number-line";
/** More columns than so may be wider than a tablet; still more do not fit on a desk at the usual distance. */
const [MANY, MOST] = [5, 7];

/** A table that becomes cards on a phone: each cell carries the head of its column. */
export function Table<Row>({ caption, quiet, columns, rows, keyOf, empty, foot }: TableProps<Row>) {
  const { t, display } = usePage();
  const shown = columns.filter((column) => column !== false);
  if (rows.length === 0) return <>{empty ?? <p className="muted">{t.common.table.empty}</p>}</>;
  const table = (
    <table className={shown.length > MOST ? "table table-dense" : "table"}>
      <caption className={quiet ? "sr" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {shown.map((column) => (
            <th
              key={column.head}
              scope="col"
              className={column.number ? "number" : undefined}
              aria-sort={column.sort?.now ?? undefined}
            >
              {column.sort ? <SortLink head={column.head} {...column.sort} /> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={keyOf(row, index)}>
            {shown.map((column) => (
              <Cell key={column.head} column={column}>
                {column.cell(row, index)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr>
            {shown.map((column, index) => (
              <td key={column.head} data-label={column.head} className={column.number ? NUMBER : undefined}>
                {foot[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  if (display.size === "normal" && shown.length <= MANY) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what moves sideways has to move by the keyboard too
    <section className="table-wide" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

type SortLinkProps = NonNullable<Column<never>["sort"]> & { head: string };

function SortLink({ head, to, now, label }: SortLinkProps) {
  const arrow = now === "descending" ? "↓" : "↑";
  return (
    <a href={to} className="sort" title={label}>
      {head}
      <span aria-hidden="true" className={now ? "sort-arrow" : "sort-arrow sort-idle"}>
        {now ? arrow : "↕"}
      </span>
    </a>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const className = column.number ? NUMBER : undefined;
  return column.main ? (
    <th scope="row" data-label={column.head} className={className}>
      {children}
    </th>
  ) : (
    <td data-label={column.head} className={className}>
      {children}
    </td>
  );
}
