import { Button } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { LetterFrame } from "./letter-frame";

type Preview = { subject: string; html: string; text: string; number: number | null };

/** The letter that the words make, with the data of an application that can be asked for by its number. */
export function WordingPreview({ preview, mayAsk }: { preview: Preview; mayAsk?: boolean }) {
  const { t } = usePage();
  const words = t.wording;
  return (
    <>
      <p className="muted">{preview.number === null ? words.previewExample : words.previewOf(preview.number)}</p>
      {mayAsk && preview.number !== null ? (
        <Form method="get" id="sample" className="search-form">
          <Field
            name="number"
            type="number"
            inputMode="numeric"
            required={false}
            sometimes
            label={words.previewNumber}
            value={preview.number}
          />
          <Button look="plain">{t.common.actions.filter}</Button>
        </Form>
      ) : null}
      <p>
        <strong lang="ru">{preview.subject}</strong>
      </p>
      <LetterFrame html={preview.html} text={preview.text} lang="ru" />
    </>
  );
}
