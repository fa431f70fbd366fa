import { audiences } from "~/lifecycle/2-announcement/form-template";
import type { QuestionPage } from "~/lifecycle/2-announcement/question-page";
import { hasLimit } from "~/lifecycle/2-announcement/template-changes";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { ConditionField } from "./condition-field";
import { FormulaFields } from "./formula-fields";

type Page = QuestionPage & { version: number };

/** The form of one question, new or changed. */
export function QuestionFields({ page, back, answer }: { page: Page; back: string; answer: unknown }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const { field } = page;
  const known = page.kinds.length === 1 ? page.kinds[0] : undefined;
  const kind = page.mayChangeKind ? undefined : (field?.kind ?? known);
  const hasOptions = kind ? ["choice", "choices"].includes(kind) || (!field && kind === "rows") : true;
  return (
    <Form answer={answer}>
      <input type="hidden" name="version" value={page.version} />
      {field && !page.mayChangeKind ? null : (
        <>
          {field || page.list ? null : (
            <Field type="select" name="section" label={words.section} value={page.section} options={page.sections} />
          )}
          {kind ? (
            <input type="hidden" name="kind" value={kind} />
          ) : (
            <Field
              type="select"
              name="kind"
              label={words.kind}
              value={field?.kind ?? "text"}
              options={page.kinds.map((value) => ({ value, label: words.kinds[value] }))}
            />
          )}
        </>
      )}
      <Field type="textarea" rows={2} name="label" label={words.label} value={field?.label} limit={300} />
      <Field type="textarea" rows={2} name="hint" label={words.hint} required={false} value={field?.hint} limit={500} />
      {hasOptions ? (
        <Field
          type="textarea"
          name="options"
          label={kind === "rows" ? words.newColumns : words.options}
          hint={kind === "rows" ? words.newColumnsHint : words.optionsHint}
          required={false}
          value={field?.options?.map(({ title }) => title).join("\n")}
        />
      ) : null}
      {!kind || hasLimit(kind) ? (
        <Field
          type="number"
          name="limit"
          label={words.limit}
          required={false}
          width="s"
          value={field ? (field.limit ?? "") : 1000}
        />
      ) : null}
      {kind === "rows" ? (
        <>
          <Field type="number" name="minRows" label={words.minRows} width="s" value={field?.minRows ?? 0} />
          <Field type="number" name="maxRows" label={words.maxRows} width="s" value={field?.maxRows ?? 50} />
        </>
      ) : null}
      {kind === "calculated" ? (
        <>
          {field && !page.formula ? <Alert>{t.announcement.formula.complex}</Alert> : null}
          <FormulaFields
            formula={page.formula}
            shows={field?.shows ?? "number"}
            values={page.values}
            mayStay={field !== null && !page.formula}
          />
        </>
      ) : null}
      {kind === "calculated" ? null : page.isFixed ? (
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
      {page.isFixed ? null : (
        <ConditionField label={words.condition} condition={page.condition} conditions={page.conditions} />
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
