import type { AnonymousSheet } from "~/lifecycle/6-decision/view";
import { formatScore } from "~/text/format";
import { Card } from "../card";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";

/** `folded` puts the marks and their reasons under a line, with the total above it. */
type ExpertMarksProps = { sheets: readonly AnonymousSheet[]; level?: 2 | 3; folded?: boolean };

/** The experts' sheets without the experts: marks, comments, remarks and the conclusion of each, under headings of a level. */
export function ExpertMarks({ sheets, level = 3, folded = false }: ExpertMarksProps) {
  const { t, lang } = usePage();
  const words = t.decision.commission;
  if (sheets.length === 0) return <p className="muted">{words.noMarks}</p>;
  return (
    <>
      {sheets
        .map((sheet, index) => ({ sheet, title: words.expert(index + 1) }))
        .map(({ sheet, title }) => (
          <Card key={title} title={title} level={level}>
            {folded ? (
              <>
                <p>{`${words.total}: ${formatScore(sheet.total, lang)}`}</p>
                <Fold title={words.byCriteria(sheet.marks.length)}>
                  <Marks sheet={sheet} title={title} />
                </Fold>
              </>
            ) : (
              <Marks sheet={sheet} title={title} />
            )}
            <p>
              {words.conclusion}: <strong>{words.conclusions[sheet.conclusion]}</strong>
            </p>
            {sheet.remarks ? (
              <p>
                {words.remarks}: <span lang="ru">{sheet.remarks}</span>
              </p>
            ) : null}
          </Card>
        ))}
    </>
  );
}

function Marks({ sheet, title }: { sheet: AnonymousSheet; title: string }) {
  const { t, lang } = usePage();
  const words = t.decision.commission;
  return (
    <Table
      caption={title}
      quiet
      rows={sheet.marks}
      keyOf={(mark) => mark.criterion}
      columns={[
        {
          head: words.criterion,
          main: true,
          cell: (mark) => (
            <>
              <span lang="ru">{mark.criterion}</span>
              <div className="small muted" lang="ru">
                {mark.comment}
              </div>
            </>
          ),
        },
        {
          head: t.decision.columns.score,
          number: true,
          cell: (mark) =>
            t.publication.feedback.mark({
              mark: formatScore(mark.mark, lang),
              max: formatScore(mark.max, lang),
            }),
        },
      ]}
      foot={[words.total, formatScore(sheet.total, lang)]}
    />
  );
}
