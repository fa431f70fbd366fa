import type { Requirement } from "~/lifecycle/2-announcement/rules";
import type { Term } from "~/lifecycle/2-announcement/term";
import type { AdmissionOutcome, CheckResult } from "~/lifecycle/4-admission/admission";
import { formatDay, formatInstant } from "~/text/format";
import { Card } from "../card";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";

export type CheckedRequirement = Requirement & {
  check?: { result: CheckResult; asOf: string | null; evidence: string; comment: string; checker: string };
};

const toneOf = { ok: "good", fail: "bad", notApplicable: "neutral" } as const;

/** The announced requirements with the results of their check. */
export function ApplicationChecks({ requirements }: { requirements: readonly CheckedRequirement[] }) {
  const { t, lang } = usePage();
  const words = t.admission.page;
  const left = requirements.filter((one) => !one.check).length;
  return (
    <>
      <h2>{words.checksTitle}</h2>
      <Table
        caption={words.checksTitle}
        quiet
        rows={requirements}
        keyOf={(row) => row.key}
        columns={[
          { head: words.requirement, cell: (row) => row.title, main: true },
          { head: words.clause, cell: (row) => row.clause },
          {
            head: words.result,
            cell: ({ check }) => (
              <Status tone={check ? toneOf[check.result] : "warn"}>
                {check ? t.admission.results[check.result] : words.unchecked}
              </Status>
            ),
          },
          {
            head: words.checkedBy,
            cell: ({ check }) =>
              check ? (
                <span lang="ru">
                  {[check.checker, check.asOf && formatDay(check.asOf, lang)].filter(Boolean).join(", ")}
                </span>
              ) : null,
          },
          {
            head: words.comment,
            cell: ({ check }) => <span lang="ru">{[check?.evidence, check?.comment].filter(Boolean).join(". ")}</span>,
          },
        ]}
        empty={<p className="muted">{t.admission.checks.none}</p>}
      />
      {requirements.length > 0 ? <p className="muted">{left > 0 ? words.checksLeft(left) : words.checksDone}</p> : null}
    </>
  );
}

type Correction = {
  ordinal: number;
  remarks: string;
  sections: string[];
  dueAt: string;
  term: Term | null;
  resolvedAt: string | null;
};

/** Returns for correction, from the first to the last. */
export function ApplicationCorrections({ corrections, zone }: { corrections: readonly Correction[]; zone: string }) {
  const { t, lang } = usePage();
  const words = t.admission.page;
  if (corrections.length === 0) return null;
  return (
    <>
      <h2>{words.corrections}</h2>
      {corrections.map((one) => (
        <Card key={one.ordinal} level={3} title={words.correctionAsked(one.ordinal)}>
          <p className="typed">{one.remarks}</p>
          <DataList
            items={[
              { label: words.sections, value: one.sections.join(", ") },
              {
                label: words.correctionDue,
                value: `${formatInstant(one.dueAt, zone, lang)}${one.term ? ` — ${t.announcement.terms.text(one.term)}` : ""}`,
              },
              {
                label: words.result,
                value: one.resolvedAt ? (
                  <Status tone="good">{words.correctionDone}</Status>
                ) : (
                  <Status tone="warn">{words.correctionWaits}</Status>
                ),
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

type Decision = {
  outcome: AdmissionOutcome;
  ground: string | null;
  clause: string | null;
  text: string;
  at: string;
  decidedBy: string;
};

/** What was decided about the application, the last decision first. */
export function ApplicationDecisions({ decisions, zone }: { decisions: readonly Decision[]; zone: string }) {
  const { t, lang } = usePage();
  const words = t.admission.page;
  const last = decisions.find((one) => one.outcome !== "returned");
  if (!last) return null;
  return (
    <Card
      title={words.decided}
      aside={<Status tone={last.outcome === "admitted" ? "good" : "bad"}>{words.outcomes[last.outcome]}</Status>}
    >
      <DataList
        items={[
          last.ground ? { label: words.ground, value: last.ground } : false,
          last.clause ? { label: words.clause, value: last.clause } : false,
          last.text ? { label: words.comment, value: <span className="typed">{last.text}</span> } : false,
          { label: t.common.history.who, value: last.decidedBy },
          { label: t.common.history.when, value: formatInstant(last.at, zone, lang) },
        ]}
      />
    </Card>
  );
}
