import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { termOf } from "~/lifecycle/2-announcement/terms";
import { byClause } from "~/text/clause";
import { formatDay } from "~/text/format";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";
import { termText } from "./rule-words";

/** When winners report, how reports are checked, and what is published. */
export function ReportingText({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const { report, publication } = rules;
  const [check, fix] = [termOf(rules, "reportCheck"), termOf(rules, "reportFix")];
  const words = t.announcement.rules;
  return (
    <Fold title={words.folds.reporting}>
      <Table
        caption={words.reports}
        rows={report.dates}
        keyOf={({ key }) => key}
        columns={[
          { head: words.report, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
          { head: words.dueAt, cell: ({ dueAt }) => formatDay(dueAt, lang) },
        ]}
      />
      {check && fix ? (
        <p>{words.checks(`${t.announcement.terms.upTo(check)}${byClause(check.clause)}`, termText(t, fix))}</p>
      ) : null}
      <h3>{words.publication}</h3>
      <ul>
        <li>{publication.votesByName ? words.votesByName : words.votesNumbers}</li>
        <li>{publication.feedback ? words.feedback : words.feedbackNo}</li>
      </ul>
    </Fold>
  );
}
