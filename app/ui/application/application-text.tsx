import type { ReactNode } from "react";
import type { ApplicantSnapshot, ApplicationContent, TeamMember, VersionFile } from "~/lifecycle/3-application/content";
import { totalsOfContent } from "~/lifecycle/3-application/totals";
import type { BlindContent } from "~/lifecycle/5-review/copy";
import { formatBytes, formatDay, formatMoney, formatNumber, formatPhone } from "~/text/format";
import type { Lang } from "~/text/text";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Table } from "../table";
import "./application.css";

type Choice = { key: string; title: string };

/** Words that the content names by keys. */
export type RulesToRead = {
  directions: readonly Choice[];
  categories: readonly Choice[];
  documents?: readonly Choice[];
};

type Props = {
  /** What was submitted, or an expert's copy of it without what identifies. */
  content: ApplicationContent | BlindContent;
  rules: RulesToRead;
  files?: readonly Pick<VersionFile, "kind" | "name" | "size" | "sha256" | "fileId">[];
  /** Where a file is downloaded, when the reader may. */
  fileTo?: (fileId: string) => string;
};

/** The text of an application to read: for its applicant, the office, the commission and, from a blind copy, an expert. */
export function ApplicationText({ content, rules, files, fileTo }: Props) {
  const { t, lang } = usePage();
  const { about, problem, plan, team, indicators, applicant } = viewOf(content);
  const words = t.application.text;
  const titleOf = (choices: readonly Choice[], key: string) => choices.find((one) => one.key === key)?.title ?? key;
  return (
    <div lang="ru">
      {applicant ? <Part title={words.applicant}>{applicant}</Part> : null}
      <Part title={words.about}>
        <DataList
          items={[
            { label: words.title, value: about.title },
            { label: words.summary, value: typed(about.summary) },
            { label: words.direction, value: titleOf(rules.directions, about.direction) },
            { label: words.geography, value: about.geography },
            {
              label: words.term,
              value:
                about.startsOn || about.endsOn
                  ? words.termOf({ from: dayIn(about.startsOn, lang), until: dayIn(about.endsOn, lang) })
                  : "",
            },
          ]}
        />
      </Part>
      <Part title={words.problem}>
        <DataList
          items={[
            { label: words.problemText, value: typed(problem.problem) },
            { label: words.audience, value: typed(problem.audience) },
            { label: words.goal, value: typed(problem.goal) },
            { label: words.tasks, value: typed(problem.tasks) },
            { label: words.sustainability, value: typed(problem.sustainability) },
          ]}
        />
      </Part>
      <Part title={words.plan}>
        <Table
          caption={words.plan}
          quiet
          rows={plan}
          keyOf={(_, index) => `${index}`}
          columns={[
            { head: words.planColumns.task, cell: (row) => typed(row.task) },
            { head: words.planColumns.event, cell: (row) => typed(row.event), main: true },
            { head: words.planColumns.place, cell: (row) => row.place },
            {
              head: words.planColumns.days,
              cell: (row) => words.termOf({ from: dayIn(row.startsOn, lang), until: dayIn(row.endsOn, lang) }),
            },
            { head: words.planColumns.result, cell: (row) => typed(row.result) },
          ]}
        />
      </Part>
      {team.leader || team.leaderExperience || team.members.length > 0 ? (
        <Part title={words.team}>
          <DataList
            items={[
              team.leader ? { label: words.leader, value: team.leader } : false,
              team.leaderExperience ? { label: words.leaderExperience, value: typed(team.leaderExperience) } : false,
            ]}
          />
          <Members members={team.members} />
        </Part>
      ) : null}
      <Part title={words.budget}>
        <Budget lines={content.budget.lines} rules={rules} />
      </Part>
      <Part title={words.indicators}>
        <Table
          caption={words.indicators}
          quiet
          rows={indicators}
          keyOf={(_, index) => `${index}`}
          columns={[
            { head: words.indicatorColumns.title, cell: (row) => row.title, main: true },
            { head: words.indicatorColumns.unit, cell: (row) => row.unit },
            { head: words.indicatorColumns.planned, cell: (row) => formatNumber(row.planned, lang), number: true },
            { head: words.indicatorColumns.proof, cell: (row) => row.proof },
          ]}
        />
      </Part>
      {files && files.length > 0 ? (
        <Part title={words.files}>
          <ul>
            {files.map((file) => (
              <li key={file.fileId}>
                {titleOf(rules.documents ?? [], file.kind)}
                {": "}
                {fileTo ? <a href={fileTo(file.fileId)}>{file.name}</a> : file.name} ({formatBytes(file.size, lang)})
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Members({ members }: { members: readonly Partial<TeamMember>[] }) {
  const { t } = usePage();
  const words = t.application.text;
  if (members.length === 0) return null;
  return (
    <Table
      caption={words.team}
      quiet
      rows={members}
      keyOf={(_, index) => `${index}`}
      columns={[
        members.some(({ name }) => name) && { head: words.teamColumns.name, cell: (row) => row.name, main: true },
        { head: words.teamColumns.role, cell: (row) => row.role },
        { head: words.teamColumns.experience, cell: (row) => typed(row.experience ?? "") },
      ]}
    />
  );
}

function Budget({ lines, rules }: { lines: ApplicationContent["budget"]["lines"]; rules: RulesToRead }) {
  const { t, lang } = usePage();
  const words = t.application.text;
  const columns = words.budgetColumns;
  const sums = totalsOfContent(lines);
  const titles = new Map(rules.categories.map(({ key, title }) => [key, title]));
  const money = (sum: bigint | undefined) => formatMoney(sum ?? 0n, lang);
  return (
    <Table
      caption={words.budget}
      quiet
      rows={lines}
      keyOf={(_, index) => `${index}`}
      columns={[
        { head: columns.category, cell: (row) => titles.get(row.category) ?? row.category },
        { head: columns.title, cell: (row) => row.title, main: true },
        { head: columns.price, cell: (row) => formatMoney(row.price || "0", lang), number: true },
        { head: columns.quantity, cell: (row) => formatNumber(row.quantity || "0", lang), number: true },
        { head: columns.total, cell: (_, index) => money(sums.lines[index]?.total), number: true },
        { head: columns.own, cell: (_, index) => money(sums.lines[index]?.own), number: true },
        { head: columns.requested, cell: (_, index) => money(sums.lines[index]?.requested), number: true },
        { head: columns.justification, cell: (row) => typed(row.justification) },
      ]}
      foot={[words.total, "", "", "", money(sums.total), money(sums.own), money(sums.requested), ""]}
    />
  );
}

function Applicant({ applicant }: { applicant: ApplicantSnapshot }) {
  const words = usePage().t.application.text;
  return (
    <DataList
      items={[
        { label: words.applicant, value: applicant.fullName },
        applicant.inn ? { label: words.inn, value: applicant.inn } : false,
        applicant.ogrn ? { label: words.ogrn, value: applicant.ogrn } : false,
        { label: words.address, value: [applicant.locality, applicant.address].filter(Boolean).join(", ") },
        { label: words.head, value: [applicant.headName, applicant.headPost].filter(Boolean).join(", ") },
        {
          label: words.contacts,
          value: [formatPhone(applicant.phone), applicant.email, applicant.site].filter(Boolean).join(", "),
        },
        applicant.hostName ? { label: words.host, value: applicant.hostName } : false,
      ]}
    />
  );
}

/** One view of both shapes: an expert's copy is flat and names people only where the rules let it. */
function viewOf(content: ApplicationContent | BlindContent) {
  if ("about" in content) {
    const { about, problem, plan, team, indicators, applicant } = content;
    return {
      about,
      problem,
      plan: plan.items,
      team,
      indicators: indicators.items,
      applicant: <Applicant applicant={applicant} />,
    };
  }
  const { applicant } = content;
  return {
    about: content,
    problem: content,
    plan: content.plan,
    team: { leader: content.leader.name, leaderExperience: content.leader.experience, members: content.team },
    indicators: content.indicators,
    applicant: applicant ? (
      <>
        <p>{applicant.fullName}</p>
        {applicant.locality ? <p>{applicant.locality}</p> : null}
      </>
    ) : null,
  };
}

function typed(text: string): ReactNode {
  return text ? <span className="typed">{text}</span> : "";
}

function dayIn(day: string, lang: Lang): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? formatDay(day, lang) : day || "…";
}
