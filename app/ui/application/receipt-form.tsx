import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** Asks for the code of a receipt; `code` is what was typed and found nothing. */
export function ReceiptForm({ code }: { code?: string }) {
  const { t, lang } = usePage();
  const words = t.application.receipts;
  return (
    <Form method="get" action="/receipts">
      {lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <Field name="code" label={words.code} hint={words.codeHint} autoComplete="off" width="m" value={code} />
      <ButtonRow>
        <Button>{words.button}</Button>
      </ButtonRow>
    </Form>
  );
}
