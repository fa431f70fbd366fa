import type { SectionWordsPage } from "~/lifecycle/2-announcement/section-page";
import { askableKinds } from "~/lifecycle/2-announcement/template-changes";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { ConditionField } from "./condition-field";

type Page = SectionWordsPage & { version: number };

/** The form of one section, new or changed: a new one is a ready section or begins with a question of its own. */
export function SectionFields({ page, back, answer }: { page: Page; back: string; answer: unknown }) {
  const { t } = usePage();
  const words = t.announcement.form;
  const { section } = page;
  return (
    <Form answer={answer}>
      <input type="hidden" name="version" value={page.version} />
      {section ? null : (
        <Field
          type="select"
          name="block"
          label={words.block}
          hint={words.blockHint}
          value="own"
          options={[{ value: "own", label: words.ownSection }, ...page.blocks]}
        />
      )}
      <Field
        name="title"
        label={words.sectionTitle}
        hint={section ? undefined : words.sectionTitleHint}
        required={section !== null}
        value={section?.title}
        limit={200}
      />
      <Field
        type="textarea"
        rows={2}
        name="intro"
        label={words.sectionIntro}
        required={false}
        value={section?.intro}
        limit={1000}
      />
      {section ? null : (
        <>
          <Field
            type="textarea"
            rows={2}
            name="label"
            label={words.firstQuestion}
            hint={words.firstQuestionHint}
            required={false}
            limit={300}
          />
          <Field
            type="select"
            name="kind"
            label={words.kind}
            value="longText"
            options={askableKinds
              .filter((kind) => kind !== "choice" && kind !== "choices")
              .map((value) => ({ value, label: words.kinds[value] }))}
          />
        </>
      )}
      <ConditionField label={words.sectionCondition} condition={page.condition} conditions={page.conditions} />
      <ButtonRow>
        <Button>{words.save}</Button>
        <LinkButton look="plain" to={back}>
          {words.back}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
