import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Table } from "../table";

/** Who may take part, in which directions, with which documents, by which requirements, and what leads to rejection. */
export function ApplicantsText({ rules }: { rules: CompetitionRules }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  const { allowed, days, times } = rules.correction;
  return (
    <>
      <h3>{words.who}</h3>
      <ul>
        {rules.applicantKinds.map((kind) => (
          <li key={kind}>{t.announcement.kinds[kind]}</li>
        ))}
      </ul>
      <Table
        caption={words.directions}
        rows={rules.directions}
        keyOf={({ key }) => key}
        columns={[
          { head: words.direction, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
          { head: words.law, cell: ({ law }) => law },
        ]}
      />
      <Table
        caption={words.requirements}
        rows={rules.requirements}
        keyOf={({ key }) => key}
        columns={[
          { head: words.requirement, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
          { head: words.clause, cell: ({ clause }) => <span lang="ru">{clause}</span> },
          { head: words.proof, cell: ({ proof }) => words.proofs[proof] },
        ]}
      />
      <Documents rules={rules} />
      <Table
        caption={words.grounds}
        rows={rules.rejectionGrounds}
        keyOf={({ key }) => key}
        columns={[
          { head: words.ground, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
          { head: words.clause, cell: ({ clause }) => <span lang="ru">{clause}</span> },
        ]}
      />
      <DataList
        items={[{ label: words.correction, value: allowed ? words.correctionYes(days, times) : words.correctionNo }]}
      />
    </>
  );
}

function Documents({ rules }: { rules: CompetitionRules }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  return (
    <Table
      caption={words.documents}
      rows={rules.requiredDocuments}
      keyOf={({ key }) => key}
      columns={[
        { head: words.document, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
        { head: words.documentRequired, cell: ({ required }) => (required ? words.requiredYes : words.requiredNo) },
        { head: words.visibility, cell: ({ visibility }) => words.visibilities[visibility] },
      ]}
    />
  );
}
