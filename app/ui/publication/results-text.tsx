import type { PublishedResults } from "~/lifecycle/7-publication/results";
import { formatMoney, formatScore } from "~/text/format";
import { DataList } from "../data-list";
import { MoneyBySource } from "../decision/money-by-source";
import { PassMarks } from "../decision/pass-marks";
import { usePage } from "../page";
import { Table } from "../table";

/** The results as everybody reads them: winners, reserve, counts, who was not admitted, money against limits. */
export function ResultsText({ results }: { results: PublishedResults }) {
  const { t, lang } = usePage();
  const words = t.publication.results;
  const { winners, reserve, declined, rejected, totals } = results;
  const awarded = totals.reduce((total, one) => total + BigInt(one.awarded), 0n);
  return (
    <>
      <h2>{words.counts}</h2>
      <DataList
        items={[
          { label: words.received, value: results.received },
          results.withdrawn > 0 && { label: words.withdrawn, value: results.withdrawn },
          rejected.length > 0 && { label: words.notAdmitted, value: rejected.length },
          { label: words.supported, value: winners.length },
          reserve.length > 0 && { label: words.inReserve, value: reserve.length },
          { label: words.notSupported, value: declined.length },
          { label: words.total, value: formatMoney(awarded, lang) },
        ]}
      />
      {results.passMarks ? <PassMarks marks={results.passMarks} /> : null}
      <h2>{words.winners}</h2>
      <Winners winners={winners} severalSources={totals.length > 1} />
      <MoneyBySource
        title={words.money}
        sources={totals.map(({ title, limit, awarded: used }) => ({ title, limit, used }))}
      />
      {reserve.length > 0 ? (
        <>
          <h2>{words.reserve}</h2>
          <p>{words.reserveLead}</p>
          <Table
            caption={words.reserve}
            quiet
            rows={reserve}
            keyOf={(one) => String(one.number)}
            columns={[
              { head: words.columns.place, cell: (one) => one.place, number: true },
              { head: words.columns.number, cell: (one) => t.decision.number(one.number) },
              { head: words.columns.applicant, cell: (one) => <Applicants of={one} /> },
              { head: words.columns.project, cell: (one) => <span lang="ru">{one.title}</span>, main: true },
              { head: words.columns.score, cell: (one) => formatScore(one.score, lang), number: true },
              reserve.some(({ reason }) => reason) && {
                head: words.columns.reason,
                cell: ({ reason }) => (reason ? t.decision.reasons[reason] : ""),
              },
            ]}
          />
        </>
      ) : null}
      {declined.length > 0 ? (
        <>
          <h2>{words.declined}</h2>
          <p>{words.declinedLead}</p>
          <p>
            {declined
              .map(({ number, score }) =>
                words.declinedOne({ number, score: score === null ? words.noScore : formatScore(score, lang) }),
              )
              .join(", ")}
          </p>
        </>
      ) : null}
      {rejected.length > 0 ? (
        <>
          <h2>{words.rejected}</h2>
          <Table
            caption={words.rejected}
            quiet
            rows={rejected}
            keyOf={(one) => String(one.number)}
            columns={[
              { head: words.columns.number, cell: (one) => t.decision.number(one.number), main: true },
              { head: words.columns.ground, cell: (one) => <span lang="ru">{one.ground}</span> },
              { head: words.columns.clause, cell: (one) => <span lang="ru">{one.clause}</span> },
            ]}
          />
        </>
      ) : null}
    </>
  );
}

function Winners({ winners, severalSources }: { winners: PublishedResults["winners"]; severalSources: boolean }) {
  const { t, lang } = usePage();
  const words = t.publication.results;
  const { columns } = words;
  return (
    <Table
      caption={words.winners}
      quiet
      rows={winners}
      keyOf={(one) => one.applicationId}
      empty={<p>{words.noWinners}</p>}
      columns={[
        { head: columns.place, cell: (one) => one.place, number: true },
        { head: columns.number, cell: (one) => t.decision.number(one.number) },
        { head: columns.applicant, cell: (one) => <Applicants of={one} /> },
        { head: columns.project, cell: (one) => <span lang="ru">{one.title}</span>, main: true },
        { head: columns.score, cell: (one) => formatScore(one.score, lang), number: true },
        { head: columns.requested, cell: (one) => formatMoney(one.requested, lang), number: true },
        { head: columns.awarded, cell: (one) => <strong>{formatMoney(one.awarded, lang)}</strong>, number: true },
        severalSources && {
          head: columns.sources,
          cell: (one) => (
            <div className="sums small">
              {one.sources.map((part) => (
                <div key={part.source}>
                  <span lang="ru">{part.title}</span>: {formatMoney(part.sum, lang)}
                </div>
              ))}
            </div>
          ),
        },
      ]}
    />
  );
}

/** Who applied, and together with whom. */
function Applicants({ of: { applicant, coApplicants = [] } }: { of: { applicant: string; coApplicants?: string[] } }) {
  const { t } = usePage();
  return (
    <>
      <span lang="ru">{applicant}</span>
      {coApplicants.length > 0 ? (
        <span className="small">
          <br />
          {t.publication.results.together}: <span lang="ru">{coApplicants.join("; ")}</span>
        </span>
      ) : null}
    </>
  );
}
