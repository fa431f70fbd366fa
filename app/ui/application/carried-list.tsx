import type { CarriedFrom } from "~/lifecycle/3-application/form-page";
import { Alert } from "../alert";
import { usePage } from "../page";

/** What a carried draft asks to look at: what found no place, with its whole text, and what does not fit the new rules. */
export function CarriedList({ carried }: { carried: CarriedFrom }) {
  const { t, href } = usePage();
  const words = t.shield.carry;
  return (
    <Alert title={words.leftTitle}>
      <p>
        {carried.left.length > 0 ? words.leftLead : words.all}{" "}
        <a href={href(`/applicant/applications/${carried.fromId}/print`)}>{words.source}</a>
      </p>
      {carried.left.length > 0 ? (
        <ul>
          {carried.left.map(({ section, label, why, text }) => (
            <li key={`${section} ${label} ${why} ${text}`}>
              <span lang="ru">{label}</span>: {words.why[why]}
              {text ? (
                <blockquote className="typed" lang="ru">
                  {text}
                </blockquote>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
