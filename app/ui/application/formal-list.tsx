import type { CheckPage, ShownCriterion } from "~/lifecycle/3-application/form-page";
import type { FormalCriterion, FormalStatus } from "~/lifecycle/3-application/formal-criterion";
import type { Text } from "~/text/text";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";
import { fieldWords } from "../words";
import { sectionPath } from "./form-frame";

const tones: Record<FormalStatus, StatusTone> = {
  met: "good",
  unmet: "bad",
  empty: "warn",
  declared: "progress",
  commission: "neutral",
};

type Shown = CheckPage["criteria"][number];

/** The words that name a criterion, with those of the rules inside. */
export function criterionTitle(t: Text, { topic, title }: Pick<FormalCriterion, "topic" | "title">): string {
  const words = t.shield.criteria.topics[topic];
  return typeof words === "string" ? words : words(title);
}

/** Every formal criterion of the commission: first what is still to be done and how, then the rest as it stands. */
export function FormalList({ page }: { page: CheckPage }) {
  const { t } = usePage();
  const words = t.shield.criteria;
  const blocking = page.criteria.filter(({ blocks }) => blocks);
  const rest = page.criteria.filter(({ blocks }) => !blocks);
  return (
    <section id="formal" aria-labelledby="formal-title">
      <h2 id="formal-title">{words.title}</h2>
      <p>{words.lead}</p>
      <Readiness done={rest.length} of={page.criteria.length} />
      {blocking.length > 0 ? (
        <>
          <h3>{words.groups.blocking}</h3>
          <Criteria page={page} criteria={blocking} />
        </>
      ) : null}
      {rest.length > 0 ? (
        <Fold title={`${blocking.length > 0 ? words.groups.rest : words.groups.all}: ${rest.length}`}>
          <Criteria page={page} criteria={rest} />
        </Fold>
      ) : null}
    </section>
  );
}

function Criteria({ page, criteria }: { page: CheckPage; criteria: readonly Shown[] }) {
  const { t, href } = usePage();
  const words = t.shield.criteria;
  return (
    <ul className="formal">
      {criteria.map((one) => (
        <li key={one.key} id={one.key}>
          <span className="formal-name">
            <span lang={one.title ? "ru" : undefined}>{criterionTitle(t, one)}</span>
            {one.clause ? <span className="muted small"> · {one.clause}</span> : null}
          </span>
          <Status tone={tones[one.status]}>{words.status[one.status]}</Status>
          {one.blocks ? <p className="formal-mend">{mendWords(t, one)}</p> : null}
          {one.gaps.length > 0 ? (
            <ul>
              {one.gaps.map((gap) => (
                <li key={`${gap.path} ${gap.code} ${gap.params?.task ?? gap.params?.title ?? ""}`}>
                  <a href={`${href(sectionPath(page.id, gap.section))}?all#f-${gap.path}`}>
                    {gap.label ? `${gap.label}: ` : ""}
                    {fieldWords(t, gap)}
                  </a>
                </li>
              ))}
            </ul>
          ) : one.blocks ? (
            <p>
              <a href={href(mendPath(page, one))}>{mendPlace(t, page, one)}</a>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function mendWords(t: Text, { topic, status, mend }: Shown): string {
  const { answer, mend: words } = t.shield.criteria;
  if (topic === "requirement" && status === "empty") return answer;
  return mend || words[topic];
}

/** People and their consents are entered on a page of their own, wherever they are named. */
const isMendedByPeople = ({ topic }: Shown) => topic === "members" || topic === "consents";

function mendPath(page: CheckPage, one: Shown): string {
  const { id, applicantId } = page;
  const { place } = one;
  if (isMendedByPeople(one)) return `/applicant/organisations/${applicantId}/people`;
  if (place === "profile") return `/applicant/organisations/${applicantId}`;
  return place === "requirements" ? `/applicant/applications/${id}/requirements` : sectionPath(id, place);
}

function mendPlace(t: Text, { marks }: CheckPage, one: Shown): string {
  const { place } = one;
  if (isMendedByPeople(one)) return t.registration.named.title;
  if (place === "profile") return t.shield.criteria.profile;
  if (place === "requirements") return t.shield.requirements.link;
  return marks.find(({ section }) => section === place)?.title ?? t.shield.criteria.goTo;
}

const RADIUS = 15.9155;

/** How much is met, as a ring beside the words that say the same. Its circumference is 100. */
function Readiness({ done, of }: { done: number; of: number }) {
  const { t } = usePage();
  const words = t.shield.criteria;
  const share = of === 0 ? 100 : Math.round((done / of) * 100);
  return (
    <p className="readiness">
      <svg viewBox="0 0 36 36" width="72" height="72" aria-hidden="true" focusable="false">
        <circle className="readiness-all" cx="18" cy="18" r={RADIUS} />
        <circle className="readiness-done" cx="18" cy="18" r={RADIUS} strokeDasharray={`${share} 100`} />
        <text className="readiness-text" x="18" y="21" textAnchor="middle">{`${share}%`}</text>
      </svg>
      <strong>{words.ready(done, of)}</strong>
    </p>
  );
}

/** The criteria of one section, short, beside its form. */
export function SectionCriteria({ criteria }: { criteria: readonly ShownCriterion[] }) {
  const { t } = usePage();
  const words = t.shield.criteria;
  if (criteria.length === 0) return null;
  return (
    <section className="formal-short" aria-label={words.section}>
      <p className="muted small">{words.section}</p>
      <ul className="formal">
        {criteria.map((one) => (
          <li key={one.key} id={one.key}>
            <span className="formal-name" lang={one.title ? "ru" : undefined}>
              {criterionTitle(t, one)}
            </span>
            <Status tone={tones[one.status]}>{words.status[one.status]}</Status>
          </li>
        ))}
      </ul>
    </section>
  );
}
