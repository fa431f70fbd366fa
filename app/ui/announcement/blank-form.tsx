import type { FormTemplate, TemplateField } from "~/lifecycle/2-announcement/form-template";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { usePage } from "../page";
import { Table } from "../table";
import "./blank-form.css";

type Rules = Pick<CompetitionRules, "requirements" | "requiredDocuments" | "directions">;

const BLANK_ROWS = 4;

/** The form of a competition on paper, to be filled by hand: every question with room for its answer. */
export function BlankForm({ template, rules }: { template: FormTemplate; rules: Rules }) {
  const { t } = usePage();
  const words = t.shield.blank;
  return (
    <div className="blank" lang="ru">
      <section>
        <h2>{words.applicant}</h2>
        {words.applicantLines.map((label) => (
          <Line key={label} label={label} />
        ))}
      </section>
      {rules.requirements.length > 0 ? (
        <section>
          <h2>{t.shield.requirements.title}</h2>
          <ul className="blank-boxes">
            {rules.requirements.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {template.sections
        .filter(({ fields }) => fields.length > 0)
        .map(({ key, title, fields }) => (
          <section key={key}>
            <h2>{title}</h2>
            {fields.map((field) => (
              <Question key={field.key} field={field} rules={rules} />
            ))}
          </section>
        ))}
      {rules.requiredDocuments.length > 0 ? (
        <section>
          <h2>{words.documents}</h2>
          <ul className="blank-boxes">
            {rules.requiredDocuments.map(({ key, title, required }) => (
              <li key={key}>{required ? title : `${title} (${words.optional})`}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="blank-signature">
        <Line label={words.signature} />
        <Line label={words.day} />
      </section>
    </div>
  );
}

function Question({ field, rules }: { field: TemplateField; rules: Rules }) {
  const { t } = usePage();
  const { kind, label, hint, limit, columns = [], minRows = 0 } = field;
  if (kind === "rows") {
    const rows = Array.from({ length: Math.max(BLANK_ROWS, minRows) }, (_, at) => at + 1);
    return (
      <Table
        caption={label}
        rows={rows}
        keyOf={String}
        columns={columns.map((column) => ({ head: column.label, cell: () => <span className="blank-cell" /> }))}
      />
    );
  }
  const options = kind === "direction" ? rules.directions : kind === "choice" ? (field.options ?? []) : [];
  const more = [hint, limit ? t.common.limit(limit) : ""].filter(Boolean).join(". ");
  if (options.length > 0)
    return (
      <div className="blank-question">
        <p className="label">{label}</p>
        <ul className="blank-boxes">
          {options.map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
        </ul>
      </div>
    );
  return <Line label={label} hint={more} lines={kind === "longText" ? 5 : 1} />;
}

/** A question with ruled lines under it. */
function Line({ label, hint, lines = 1 }: { label: string; hint?: string; lines?: number }) {
  return (
    <div className="blank-question">
      <p className="label">{label}</p>
      {hint ? <p className="hint">{hint}</p> : null}
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ruled lines are all alike
        <div className="blank-line" key={at} />
      ))}
    </div>
  );
}
