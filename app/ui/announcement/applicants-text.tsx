import { type CompetitionRules, readsDocument } from "~/lifecycle/2-announcement/rules";
import { termOf } from "~/lifecycle/2-announcement/terms";
import { formatMoney } from "~/text/format";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";
import { termText } from "./rule-words";

/** Who may take part, in which directions, with which documents, by which requirements, and what leads to rejection. */
export function ApplicantsText({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { allowed, times } = rules.correction;
  const correction = termOf(rules, "correction");
  return (
    <>
      <h3>{words.who}</h3>
      <ul>
        {rules.applicantKinds.map((kind) => (
          <li key={kind}>{t.announcement.kinds[kind]}</li>
        ))}
      </ul>
      <Fold title={words.folds.directions(rules.directions.length)}>
        <ul>
          {rules.directions.map(({ key, title, law, maxFunded, maxSum }) => (
            <li key={key}>
              {title}
              {law ? <span className="muted"> · {words.ofLaw(law)}</span> : null}
              {maxFunded === undefined ? null : ` · ${words.directionMax(maxFunded)}`}
              {maxSum === undefined ? null : ` · ${words.directionMaxSum(formatMoney(maxSum, lang))}`}
            </li>
          ))}
        </ul>
      </Fold>
      <Fold title={words.folds.requirements(rules.requirements.length)}>
        <ul>
          {rules.requirements.map(({ key, title, clause, proof, minMonths }) => (
            <li key={key}>
              <span lang="ru">{title}</span>{" "}
              <span className="muted">
                · {clause ? <span lang="ru">{clause}; </span> : null}
                {minMonths === undefined ? words.provedBy[proof] : words.byRegistration(minMonths)}
              </span>
            </li>
          ))}
        </ul>
      </Fold>
      <Documents rules={rules} />
      <Fold title={words.folds.grounds(rules.rejectionGrounds.length)}>
        <ul>
          {rules.rejectionGrounds.map(({ key, title, clause }) => (
            <li key={key}>
              <span lang="ru">{title}</span>
              {clause ? (
                <span className="muted" lang="ru">
                  {" "}
                  · {clause}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Fold>
      <DataList
        items={[
          {
            label: words.correction,
            value: allowed && correction ? words.correctionYes(termText(t, correction), times) : words.correctionNo,
          },
          rules.groupMembersMin !== undefined && {
            label: words.groupMembers,
            value: words.groupMembersMin(rules.groupMembersMin),
          },
          rules.hostNeeded && { label: words.host, value: words.hostNeeded },
          rules.admissionByCommission && { label: words.admission, value: words.admissionByCommission },
          rules.paperApplications && { label: words.paper, value: words.paperTaken[rules.paperApplications] },
          rules.signOff && { label: words.signOff, value: words.signOffYes },
        ]}
      />
    </>
  );
}

function Documents({ rules }: { rules: CompetitionRules }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  return (
    <Fold title={words.folds.documents(rules.requiredDocuments.length)}>
      <Table
        caption={words.documents}
        quiet
        rows={rules.requiredDocuments}
        keyOf={({ key }) => key}
        columns={[
          { head: words.document, main: true, cell: ({ title }) => <span lang="ru">{title}</span> },
          { head: words.documentRequired, cell: ({ required }) => (required ? words.requiredYes : words.requiredNo) },
          {
            head: words.visibility,
            cell: (one) =>
              one.identifies && rules.review.blind === "double" && readsDocument("expert", one)
                ? `${words.visibilities[one.visibility]}; ${words.hiddenFromExperts}`
                : words.visibilities[one.visibility],
          },
        ]}
      />
    </Fold>
  );
}
