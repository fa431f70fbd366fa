import { headReasons } from "~/lifecycle/1-registration/head-request";
import { formatBytes } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { Group } from "../group";
import { usePage } from "../page";

/** Why somebody asks for a head's access or an account, by which document, and which organiser is to decide. */
export function AskHeadForm({
  organisers,
  name,
  accept,
  maxBytes,
  answer,
}: {
  organisers: readonly { id: string; name: string }[];
  /** Of the asker: most often the new head. */
  name: string;
  accept: string;
  maxBytes: number;
  answer: unknown;
}) {
  const { t, lang } = usePage();
  const words = t.registration.headChange;
  return (
    <Form answer={answer} files>
      <Field
        name="reason"
        type="radio"
        label={words.reason}
        value="newHead"
        options={headReasons.map((value) => ({ value, label: words.reasons[value], hint: words.reasonHints[value] }))}
      />
      <Field
        name="lostEmail"
        type="email"
        label={words.lostEmail}
        hint={words.lostEmailHint}
        autoComplete="off"
        required={false}
        sometimes
      />
      <Group legend={words.newHead}>
        <Field
          name="headName"
          label={words.newHeadName}
          hint={words.newHeadHint}
          required={false}
          sometimes
          value={name}
        />
        <Field name="headPost" label={words.newHeadPost} required={false} />
        <Field
          name="headUntil"
          type="date"
          label={t.registration.details.headUntil}
          hint={t.registration.details.headUntilHint}
          required={false}
        />
      </Group>
      <Field name="document" label={words.document} hint={words.documentHint} width="full" limit={300} />
      <Field
        name="file"
        type="file"
        label={words.file}
        hint={words.fileHint(formatBytes(maxBytes, lang))}
        accept={accept}
        required={false}
        sometimes
      />
      <Field
        name="text"
        type="textarea"
        rows={3}
        limit={2_000}
        label={words.text}
        hint={words.textHint}
        required={false}
      />
      <Field
        name="organiser"
        type="select"
        label={words.organiser}
        hint={words.organiserHint}
        options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ButtonRow>
        <Button>{words.askButton}</Button>
      </ButtonRow>
    </Form>
  );
}
