import { audiences, type TemplateField } from "~/lifecycle/2-announcement/form-template";
import { askableKinds, hasLimit } from "~/lifecycle/2-announcement/template-changes";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { answerWords } from "./form-contents";

type Page = {
  version: number;
  /** The question that is changed; null for a new one. */
  field: TemplateField | null;
  isFixed: boolean;
  /** The simple condition as it stands; null when it is a complex one, which stays. */
  condition: string | null;
  conditions: readonly { value: string; question: string; answer: string }[];
  section: string;
  sections: readonly { value: string; label: string }[];
};

/** The form of one question, new or changed. */
export function QuestionFields({ page, back, answer }: { page: Page; back: string; answer: unknown }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const { field } = page;
  const hasOptions = !field || field.kind === "choice" || field.kind === "choices";
  return (
    <Form answer={answer}>
      <input type="hidden" name="version" value={page.version} />
      {field ? null : (
        <>
          <Field type="select" name="section" label={words.section} value={page.section} options={page.sections} />
          <Field
            type="select"
            name="kind"
            label={words.kind}
            value="text"
            options={askableKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
        </>
      )}
      <Field type="textarea" rows={2} name="label" label={words.label} value={field?.label} limit={300} />
      <Field type="textarea" rows={2} name="hint" label={words.hint} required={false} value={field?.hint} limit={500} />
      {hasOptions ? (
        <Field
          type="textarea"
          name="options"
          label={words.options}
          hint={words.optionsHint}
          required={false}
          value={field?.options?.map(({ title }) => title).join("\n")}
        />
      ) : null}
      {!field || hasLimit(field.kind) ? (
        <Field
          type="number"
          name="limit"
          label={words.limit}
          required={false}
          width="s"
          value={field ? (field.limit ?? "") : 1000}
        />
      ) : null}
      {page.isFixed ? (
        <input type="hidden" name="required" value="on" />
      ) : (
        <Field
          type="checkbox"
          name="required"
          label={words.required}
          required={false}
          value={field ? field.required : true}
        />
      )}
      <Field
        type="checkbox"
        name="identifies"
        label={words.identifies}
        required={false}
        value={field?.identifies ?? false}
      />
      <Field
        type="radio"
        name="sees"
        label={words.sees}
        value={field?.sees ?? "expert"}
        options={audiences.map((value) => ({ value, label: words.audiences[value] }))}
      />
      {page.isFixed || page.condition === null || page.conditions.length === 0 ? null : (
        <Field
          type="select"
          name="condition"
          label={words.condition}
          required={false}
          empty={words.always}
          value={page.condition}
          options={page.conditions.map(({ value, question, answer: said }) => ({
            value,
            label: words.shownIf({ question, answer: answerWords(said, t) }),
          }))}
        />
      )}
      <ButtonRow>
        <Button>{words.save}</Button>
        <LinkButton look="plain" to={back}>
          {words.back}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
