import type { TemplateField, TemplateSection } from "~/lifecycle/2-announcement/form-template";
import { conditionOf, isFixed } from "~/lifecycle/2-announcement/template-changes";
import type { TemplateFaultCode } from "~/lifecycle/2-announcement/template-faults";
import type { TemplateReference } from "~/lifecycle/2-announcement/template-references";
import { Alert } from "../alert";
import { drawSection, drawUnits } from "../application/section-fields";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";
import "../application/application.css";

/** Why a form was not changed as asked. */
export type Trouble = {
  leaning: readonly { why: TemplateReference["why"]; question: string }[];
  faults: readonly TemplateFaultCode[];
};

/** What stands in the way of a change, one a line. */
export function FormTrouble({ trouble: { leaning, faults } }: { trouble: Trouble }) {
  const { t } = usePage();
  const words = t.announcement.form;
  return (
    <Alert tone="bad" title={leaning.length > 0 ? words.leans : undefined}>
      <ul>
        {leaning.map(({ why, question }) => (
          <li key={`${why} ${question}`}>{words.leansBy[why](question)}</li>
        ))}
        {[...new Set(faults)].map((code) => (
          <li key={code}>{words.faults[code]}</li>
        ))}
      </ul>
    </Alert>
  );
}

type Props = {
  base: string;
  version: number;
  sections: readonly TemplateSection[];
  mayEdit: boolean;
  /** The section to show as the applicant will see it. */
  preview: string | null;
};

/** The sections of a form with their questions, and what can be done with each. */
export function FormContents({ base, version, sections, mayEdit, preview }: Props) {
  const { t } = usePage();
  const words = t.announcement.form;
  return (
    <>
      {sections.map((section) => (
        <section key={section.key} id={section.key}>
          <h2>{section.title}</h2>
          {section.fields.length === 0 ? <p className="muted">{words.documents}</p> : null}
          {section.fields.length > 0 ? (
            <Table
              caption={section.title}
              quiet
              rows={section.fields}
              keyOf={({ key }) => key}
              columns={[
                { head: words.question, main: true, cell: ({ label }) => label },
                { head: words.kind, cell: (field) => <Kind field={field} sections={sections} /> },
                { head: words.sees, cell: ({ sees = "expert" }) => words.audiences[sees] },
                mayEdit && {
                  head: words.acts,
                  cell: (field, index) => (
                    <Acts base={base} at={`${section.key}.${field.key}`} {...{ field, version, index }} />
                  ),
                },
              ]}
            />
          ) : null}
          {section.fields.length > 0 ? (
            <ButtonRow>
              {mayEdit ? (
                <LinkButton look="plain" small to={`${base}/question?section=${section.key}`}>
                  {words.add}
                </LinkButton>
              ) : null}
              <LinkButton look="link" small to={`${base}?preview=${section.key}#${section.key}`}>
                {words.preview}
              </LinkButton>
            </ButtonRow>
          ) : null}
          {preview === section.key ? <Preview section={section} /> : null}
        </section>
      ))}
    </>
  );
}

function Kind({ field, sections }: { field: TemplateField; sections: readonly TemplateSection[] }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const marks = [
    words.kinds[field.kind],
    field.limit ? words.limitOf(field.limit) : "",
    field.required ? "" : words.optional.toLowerCase(),
    field.identifies ? words.identity : "",
    field.shownIf ? conditionWords(field, sections, t) : "",
  ];
  return <>{marks.filter(Boolean).join("; ")}</>;
}

function conditionWords(
  field: TemplateField,
  sections: readonly TemplateSection[],
  t: ReturnType<typeof usePage>["t"],
): string {
  const words = t.announcement.form;
  const [place = "", value = ""] = conditionOf(field)?.split("=") ?? [];
  const [key, name] = place.split(".");
  const other = sections.find((one) => one.key === key)?.fields.find((one) => one.key === name);
  if (!other) return words.complex;
  const said = other.options?.find((one) => one.key === value)?.title ?? answerWords(value, t);
  return words.shownIf({ question: other.label, answer: said });
}

/** The words of an answer "yes" or "no". */
export function answerWords(value: string, t: ReturnType<typeof usePage>["t"]): string {
  return value === "yes" || value === "no" ? t.common[value] : value;
}

function Acts({
  base,
  at,
  field,
  version,
  index,
}: {
  base: string;
  at: string;
  field: TemplateField;
  version: number;
  index: number;
}) {
  const { t } = usePage();
  const words = t.announcement.form;
  const act = (name: "up" | "remove", label: string, full: string) => (
    <Form inline action={base} id={`${name}-${at}`}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="act" value={name} />
      <Button look="link" small label={full}>
        {label}
      </Button>
    </Form>
  );
  return (
    <>
      <a href={`${base}/question?at=${at}`} aria-label={words.editOf(field.label)}>
        {words.edit}
      </a>
      {index > 0 ? act("up", words.up, words.upOf(field.label)) : null}
      {isFixed(field) ? null : act("remove", words.remove, `${words.remove}: ${field.label}`)}
    </>
  );
}

/** The section as an empty page of the form; nothing can be typed into it. */
function Preview({ section }: { section: TemplateSection }) {
  const { t, lang } = usePage();
  const options = section.fields.flatMap(({ options: own = [], columns = [] }) => [
    ...own,
    ...columns.flatMap((column) => column.options ?? []),
  ]);
  const choices = { directions: options, categories: options, tasks: [] };
  return (
    <fieldset disabled className="row-card" lang="ru">
      <legend>{t.announcement.form.preview}</legend>
      {section.intro ? <p>{section.intro}</p> : null}
      {drawUnits(section.fields)}
      {drawSection(section.fields, {}, { t, lang, errors: {}, choices, sums: [], calculated: {} })}
    </fieldset>
  );
}
