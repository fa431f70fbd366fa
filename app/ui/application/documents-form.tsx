import { DOCUMENTS } from "~/lifecycle/2-announcement/form-template";
import type { DocumentsPage } from "~/lifecycle/3-application/form-page";
import { formatBytes } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { FormTop } from "./form-frame";

const ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt,.ods";

/** The documents of an application: what is asked for, what is attached, and one plain form to attach a file. */
export function DocumentsForm({ page, answer, done }: { page: DocumentsPage; answer: unknown; done: string | null }) {
  const { t, lang } = usePage();
  const words = t.application.documents;
  const home = `/applicant/applications/${page.id}`;
  const said = done === "attached" || done === "removed" ? words.done[done] : null;
  return (
    <>
      <FormTop frame={page} title={words.title} lead={words.lead} current={DOCUMENTS} />
      <div id="said">{said ? <Alert tone="good">{said}</Alert> : null}</div>
      {page.documents.length === 0 ? <p>{words.nothingAsked}</p> : null}
      {page.documents.map(({ key, title, required, files }) => (
        <Card
          key={key}
          title={title}
          aside={<span className="muted">{required ? words.required : words.optional}</span>}
        >
          <div id={`f-${key}`}>
            {files.length === 0 ? <p className="muted">{words.none}</p> : null}
            <ul>
              {files.map((file) => (
                <li key={file.id}>
                  <a href={`${home}/files/${file.fileId}`}>{file.name}</a>{" "}
                  <span className="muted">{formatBytes(file.size, lang)}</span>{" "}
                  {page.mayEdit ? (
                    <Form inline action={`${home}/documents/remove`} id={`remove-${file.id}`}>
                      <input type="hidden" name="attachment" value={file.id} />
                      <Button look="link" small label={words.removeOf(file.name)}>
                        {words.remove}
                      </Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        </Card>
      ))}
      {page.mayEdit && page.documents.length > 0 ? (
        <>
          <h2>{words.attach}</h2>
          <Form answer={answer} files id="file" action={`${home}/documents#file`}>
            <Field
              type="select"
              name="kind"
              label={words.kind}
              options={page.documents.map(({ key, title }) => ({ value: key, label: title }))}
              value={page.documents.find(({ required, files }) => required && files.length === 0)?.key}
            />
            <Field type="file" name="file" label={words.choose} accept={ACCEPT} />
            <ButtonRow>
              <Button>{words.upload}</Button>
              <LinkButton look="plain" to={`${home}/check`}>
                {t.application.form.toCheck}
              </LinkButton>
            </ButtonRow>
          </Form>
        </>
      ) : null}
      {page.mayEdit ? null : <Alert tone="warn">{t.application.form.readOnly}</Alert>}
    </>
  );
}
