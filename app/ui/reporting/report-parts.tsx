import type { Term } from "~/lifecycle/2-announcement/term";
import type { ReportProblem, ReportState } from "~/lifecycle/9-reporting/report";
import { formatDay, formatInstant, formatMoney } from "~/text/format";
import { Card } from "../card";
import { DataList } from "../data-list";
import { usePage } from "../page";

export type ReportHead = {
  state: ReportState;
  dueOn: string;
  project: string;
  competition: string;
  applicant: string;
  zone: string;
  startsOn: string;
  endsOn: string;
  submittedAt: string | null;
  decidedAt: string | null;
};

/** What a report is about and which days count. */
export function ReportFactsList({ head }: { head: ReportHead }) {
  const { t, lang } = usePage();
  const words = t.reporting.page;
  const term = { from: formatDay(head.startsOn, lang), to: formatDay(head.endsOn, lang) };
  return (
    <DataList
      items={[
        { label: words.project, value: <span lang="ru">{head.project}</span> },
        { label: words.competition, value: <span lang="ru">{head.competition}</span> },
        { label: words.applicant, value: <span lang="ru">{head.applicant}</span> },
        { label: words.term, value: words.termOf(term) },
        { label: head.state === "returned" ? words.fixBy : words.dueOn, value: formatDay(head.dueOn, lang) },
        head.submittedAt !== null && {
          label: words.submittedAt,
          value: formatInstant(head.submittedAt, head.zone, lang),
        },
        head.decidedAt !== null && { label: words.decidedAt, value: formatInstant(head.decidedAt, head.zone, lang) },
      ]}
    />
  );
}

export type Remark = { id: string; text: string; fixBy: string; term: Term | null };

/** Remarks with which a report was returned, newest first. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const { t, lang } = usePage();
  if (remarks.length === 0) return null;
  const words = t.reporting.page;
  return (
    <Card title={words.remarks}>
      {remarks.map((remark) => (
        <div key={remark.id}>
          <p className="muted">
            {words.remarksUntil(formatDay(remark.fixBy, lang))}
            {remark.term ? ` — ${t.announcement.terms.text(remark.term)}` : ""}
          </p>
          <Paragraphs text={remark.text} />
        </div>
      ))}
    </Card>
  );
}

/** What stands in the way of sending a report, one a line, named by the indicator, the budget line or the document. */
export function Problems({ problems }: { problems: readonly ReportProblem[] }) {
  const { t, lang } = usePage();
  const words = t.reporting.problems;
  return (
    <ul>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.what}`}>{sayProblem(problem)}</li>
      ))}
    </ul>
  );

  function sayProblem(problem: ReportProblem): string {
    if (problem.code === "summaryMissing") return words.summaryMissing;
    if (problem.code === "overspent")
      return words.overspent({ what: problem.what, over: formatMoney(problem.over, lang) });
    return words[problem.code](problem.what);
  }
}

/** User's own paragraphs, as typed. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
          <p key={at} lang="ru">
            {line}
          </p>
        ))}
    </>
  );
}
