import {
  DOCUMENTS,
  type FormTemplate,
  type TemplateField,
  type TemplateSection,
} from "~/lifecycle/2-announcement/form-template";
import type { FormTrouble as Trouble } from "~/lifecycle/2-announcement/form-trouble";
import { conditionOf } from "~/lifecycle/2-announcement/simple-condition";
import { isFixed } from "~/lifecycle/2-announcement/template-changes";
import { Alert } from "../alert";
import { drawSection } from "../application/section-fields";
import { ButtonRow, LinkButton } from "../button";
import { Contents } from "../contents";
import { usePage } from "../page";
import { Table } from "../table";
import { Act, FormActs } from "./form-acts";
import { ReadyForms } from "./ready-forms";
import "../application/application.css";
import { Written } from "../written";

/** What stands in the way of a change, one a line. */
export function FormTrouble({ trouble: { leaning, faults } }: { trouble: Trouble }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const said = faults.map(({ code, at }) => (at ? `«${at}». ${words.faults[code]}` : words.faults[code]));
  return (
    <Alert tone="bad" title={leaning.length > 0 ? words.leans : undefined}>
      <ul>
        {leaning.map(({ why, question }) => (
          <li key={`${why} ${question}`}>{words.leansBy[why](question)}</li>
        ))}
        {[...new Set(said)].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** What of a page's answer says why the form was not changed; null when it was, or nothing was asked. */
export function troubleIn(answer: unknown): Trouble | null {
  return answer && typeof answer === "object" && "trouble" in answer ? (answer.trouble as Trouble) : null;
}

type Props = {
  base: string;
  version: number;
  template: FormTemplate;
  mayEdit: boolean;
  /** The section to show as the applicant will see it. */
  preview: string | null;
};

/** The sections of a form with their questions, its checks, and what can be done with each. */
export function FormContents({ base, version, template, mayEdit, preview }: Props) {
  const { t } = usePage();
  const words = t.announcement.form;
  const { sections, rules = [] } = template;
  return (
    <>
      <Contents
        parts={[
          ...sections.map(({ key, title }) => ({ to: key, label: title })),
          ...(rules.length > 0 ? [{ to: "checks", label: words.checks }] : []),
        ]}
      />
      {sections.map((section, index) => (
        <section key={section.key} id={section.key}>
          <h2>{section.title}</h2>
          {section.shownIf ? <p className="muted">{conditionWords(section, sections, t)}</p> : null}
          {mayEdit ? (
            <FormActs
              {...{ base, version }}
              at={section.key}
              label={section.title}
              edit={`${base}/section?at=${section.key}`}
              isSection
              isFirst={index === 0 || section.key === DOCUMENTS}
              isFixed={section.key === DOCUMENTS || section.fields.some(isFixed)}
            />
          ) : null}
          <Questions {...{ base, version, section, sections, mayEdit }} />
          {section.fields.length > 0 ? (
            <ButtonRow>
              {mayEdit ? <Adding base={base} section={section.key} /> : null}
              <LinkButton look="link" small to={`${base}?preview=${section.key}#${section.key}`}>
                {words.preview}
              </LinkButton>
            </ButtonRow>
          ) : null}
          {preview === section.key ? <Preview section={section} /> : null}
        </section>
      ))}
      {mayEdit ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/section`}>
            {words.addSection}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {rules.length > 0 ? (
        <section id="checks">
          <h2>{words.checks}</h2>
          <p>{words.checksLead}</p>
          <ul>
            {rules.map(({ at, words: said }, index) => (
              <li key={`${at} ${said}`}>
                {said}{" "}
                {mayEdit ? (
                  <Act
                    {...{ base, version }}
                    at={`${index}`}
                    act="uncheck"
                    label={words.removeCheck}
                    full={`${words.removeCheck}: ${said}`}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayEdit ? <ReadyForms base={base} version={version} /> : null}
    </>
  );
}

function Questions({
  base,
  version,
  section,
  sections,
  mayEdit,
}: Pick<Props, "base" | "version" | "mayEdit"> & { section: TemplateSection; sections: readonly TemplateSection[] }) {
  const { t } = usePage();
  const words = t.announcement.form;
  if (section.fields.length === 0) return <p className="muted">{words.documents}</p>;
  return (
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
            <FormActs
              {...{ base, version }}
              at={`${section.key}.${field.key}`}
              label={field.label}
              edit={`${base}/question?at=${section.key}.${field.key}`}
              isFirst={index === 0}
              isFixed={isFixed(field)}
            />
          ),
        },
      ]}
    />
  );
}

function Adding({ base, section }: { base: string; section: string }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const to = `${base}/question?section=${section}`;
  return (
    <>
      <LinkButton look="plain" small to={to}>
        {words.add}
      </LinkButton>
      <LinkButton look="plain" small to={`${to}&kind=rows`}>
        {words.addList}
      </LinkButton>
      <LinkButton look="plain" small to={`${to}&kind=calculated`}>
        {words.addCalculated}
      </LinkButton>
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
    field.columns ? field.columns.map(({ label }) => label).join(", ") : "",
  ];
  return <>{marks.filter(Boolean).join("; ")}</>;
}

function conditionWords(
  field: Pick<TemplateField, "shownIf">,
  sections: readonly TemplateSection[],
  t: ReturnType<typeof usePage>["t"],
): string {
  const words = t.announcement.form;
  const condition = conditionOf(field);
  const parts = condition?.chosen.map((one) => {
    const [place = "", value = ""] = one.split("=");
    const [key, name] = place.split(".");
    const other = sections.find((section) => section.key === key)?.fields.find((asked) => asked.key === name);
    const said = other?.options?.find((option) => option.key === value)?.title ?? answerWords(value, t);
    return other && words.answered({ question: other.label, answer: said });
  });
  return condition && parts?.every((part) => part !== undefined)
    ? words.shownIf(parts.join(` ${words.joinedBy[condition.joined]} `))
    : words.complex;
}

/** The words of an answer "yes" or "no". */
export function answerWords(value: string, t: ReturnType<typeof usePage>["t"]): string {
  return value === "yes" || value === "no" ? t.common[value] : value;
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
      <Written
        as={drawSection(
          section.fields,
          {},
          { t, lang, errors: {}, choices, sums: [], doubts: {}, hidden: [], calculated: {} },
        )}
      />
    </fieldset>
  );
}
