import type { Criterion } from "~/lifecycle/2-announcement/rules";
import type { Conclusion } from "~/lifecycle/5-review/sheet";
import type { SheetDraft } from "~/lifecycle/5-review/sheet-draft";
import { formatNumber } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Table } from "../table";

type Props = { criteria: readonly Criterion[]; sheet: SheetDraft; total?: string };

/** A sheet to read: marks with their reasons, remarks, conclusion. */
export function SheetText({ criteria, sheet, total }: Props) {
  const { t, lang } = usePage();
  const words = t.review.sheet;
  return (
    <>
      <Table
        caption={words.form}
        quiet
        rows={criteria}
        keyOf={(row) => row.key}
        columns={[
          { head: words.criterion, cell: (row) => row.title, main: true },
          { head: words.mark, cell: (row) => sheet.marks[row.key]?.mark, number: true },
          { head: words.weight, cell: (row) => formatNumber(row.weight, lang), number: true },
          { head: words.comment, cell: (row) => <span className="typed">{sheet.marks[row.key]?.comment}</span> },
        ]}
      />
      <DataList
        items={[
          total ? { label: words.total, value: <strong>{formatNumber(total, lang)}</strong> } : false,
          {
            label: words.remarks,
            value: sheet.remarks ? <span className="typed">{sheet.remarks}</span> : words.noRemarks,
          },
          { label: words.conclusion, value: t.review.conclusions[sheet.conclusion as Conclusion] },
        ]}
      />
    </>
  );
}
