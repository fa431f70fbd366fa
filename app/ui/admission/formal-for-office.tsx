import type { ShownCriterion } from "~/lifecycle/3-application/form-page";
import type { FormalStatus } from "~/lifecycle/3-application/formal-criterion";
import { criterionTitle } from "../application/formal-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<FormalStatus, StatusTone> = {
  met: "good",
  unmet: "bad",
  empty: "bad",
  declared: "progress",
  commission: "warn",
};

/** What the machine says of an application, by the criteria that the applicant saw before submitting it. */
export function FormalForOffice({
  criteria,
  doubts,
}: {
  criteria: readonly ShownCriterion[];
  /** Lines of the budget that only a person can judge. */
  doubts: readonly { line: number; kind: string }[];
}) {
  const { t } = usePage();
  const words = t.shield.office;
  const met = criteria.filter(({ status }) => status === "met").length;
  return (
    <Fold title={`${words.title}: ${t.shield.criteria.ready(met, criteria.length).toLowerCase()}`}>
      <p>{words.lead}</p>
      <ul className="formal">
        {criteria.map((one) => (
          <li key={one.key} id={one.key}>
            <span className="formal-name" lang={one.title ? "ru" : undefined}>
              {criterionTitle(t, one)}
            </span>
            <Status tone={tones[one.status]}>{words.status[one.status]}</Status>
            {one.topic === "forbidden" && doubts.length > 0 ? (
              <ul lang="ru">
                {doubts.map((doubt) => (
                  <li key={`${doubt.line} ${doubt.kind}`}>{words.doubt(doubt)}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
