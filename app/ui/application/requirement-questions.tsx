import type { AskedRequirement } from "~/lifecycle/3-application/declared";
import type { Declarations } from "~/lifecycle/3-application/formal-criterion";
import { Alert } from "../alert";
import { Field } from "../field";
import { usePage } from "../page";

/** The requirements of the rules as questions of yes and no, each with the clause that it rests on. */
export function RequirementQuestions({
  requirements,
  answers = {},
  disabled,
}: {
  requirements: readonly AskedRequirement[];
  answers?: Declarations;
  disabled?: boolean;
}) {
  const { t } = usePage();
  const words = t.shield.requirements;
  return (
    <>
      {requirements.map(({ key, title, clause }) => (
        <Field
          key={key}
          type="radio"
          row
          name={`declared.${key}`}
          label={title}
          hint={clause ? words.clause(clause) : undefined}
          disabled={disabled}
          options={[
            { value: "yes", label: words.yes },
            { value: "no", label: words.no },
          ]}
          value={key in answers ? (answers[key] ? "yes" : "no") : null}
        />
      ))}
    </>
  );
}

/** What a "no" means: which requirement is not met, why that leads to rejection, and what can be done. */
export function WrongAnswers({ wrong }: { wrong: readonly AskedRequirement[] }) {
  const { t } = usePage();
  const words = t.shield.requirements;
  return (
    <Alert tone="warn" title={words.warnedTitle}>
      <p>{words.warnedBody}</p>
      <ul>
        {wrong.map(({ key, title, clause, mend }) => (
          <li key={key}>
            <strong lang="ru">{title}</strong>
            <br />
            {words.rejected(clause)} <span lang={mend ? "ru" : undefined}>{mend || words.mendUnknown}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
