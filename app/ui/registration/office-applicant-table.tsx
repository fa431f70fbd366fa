import type { ReactNode } from "react";
import type { ApplicantKind, Verification } from "~/lifecycle/1-registration/applicant";
import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";
import { usePage } from "../page";
import { Table } from "../table";
import { useFactNames, VerificationStatus } from "./verification-status";

type Row = {
  id: string;
  kind: ApplicantKind;
  shortName: string;
  locality: string;
  inn: string | null;
  verification: Verification;
  changedFacts: readonly VerifiedFact[];
};

/** Applicants as an organiser lists them; `inn` goes with the link when it is how they were found. */
export function OfficeApplicantTable({ rows, inn, empty }: { rows: readonly Row[]; inn?: string; empty: ReactNode }) {
  const { t, href } = usePage();
  const words = t.registration.office;
  const namesOf = useFactNames();
  return (
    <Table
      caption={words.applicantsTitle}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      empty={empty}
      columns={[
        {
          head: words.nameColumn,
          main: true,
          cell: (row) => <a href={href(`/office/applicants/${row.id}${inn ? `?inn=${inn}` : ""}`)}>{row.shortName}</a>,
        },
        { head: t.registration.applicant.kind, cell: (row) => t.registration.kinds[row.kind] },
        { head: t.registration.applicant.inn, cell: (row) => row.inn ?? t.common.none },
        { head: words.localityColumn, cell: (row) => row.locality },
        {
          head: words.statusColumn,
          cell: ({ verification, changedFacts }) => (
            <>
              <VerificationStatus verification={verification} changed={changedFacts} />
              {changedFacts.length > 0 ? (
                <span className="muted"> {words.recheckColumn(namesOf(changedFacts))}</span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
