import type { AnonymousSheet } from "~/lifecycle/6-decision/view";
import { formatScore } from "~/text/format";
import { Card } from "../card";
import { usePage } from "../page";
import { Table } from "../table";

type ExpertMarksProps = { sheets: readonly AnonymousSheet[]; level?: 2 | 3 };

/** The experts' sheets without the experts: marks, comments, remarks and the conclusion of each, under headings of a level. */
export function ExpertMarks({ sheets, level = 3 }: ExpertMarksProps) {
  const { t, lang } = usePage();
  const words = t.decision.commission;
  if (sheets.length === 0) return <p className="muted">{words.noMarks}</p>;
  return (
    <>
      {sheets
        .map((sheet, index) => ({ sheet, title: words.expert(index + 1) }))
        .map(({ sheet, title }) => (
          <Card key={title} title={title} level={level}>
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
