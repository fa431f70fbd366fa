import { type LettersQuestion, officeKinds, standings } from "~/lifecycle/7-publication/letters";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** The search over the letters of a competition: a plain form whose answer has an address. */
export function LettersSearch({ base, question }: { base: string; question: LettersQuestion }) {
  const { t } = usePage();
  const words = t.publication.letters;
  return (
    <Form method="get" action={`${base}#letters`} id="search" className="search-form">
      <Field name="search" label={words.search} required={false} value={question.search} sometimes />
      <Field
        name="kind"
        type="select"
        required={false}
        label={words.kind}
        empty={words.anyKind}
        value={question.kind ?? ""}
        options={officeKinds.map((kind) => ({ value: kind, label: words.kinds[kind] ?? words.otherKind }))}
      />
      <Field
        name="state"
        type="select"
        required={false}
        label={words.state}
        empty={words.anyState}
        value={question.standing ?? ""}
        options={standings.map((standing) => ({ value: standing, label: words.standings[standing] }))}
      />
      <ButtonRow>
        <Button look="plain">{t.common.actions.search}</Button>
        <LinkButton look="link" to={base}>
          {t.common.actions.reset}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
