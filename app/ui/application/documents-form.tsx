import upload from "~/enhance/upload.ts?worker&url";
import { DOCUMENTS } from "~/lifecycle/2-announcement/form-template";
import type { DocumentsPage } from "~/lifecycle/3-application/form-page";
import { MAX_FILES, MAX_UNFINISHED } from "~/lifecycle/3-application/upload";
import { formatBytes } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { FileNote } from "../file-note";
import { Form } from "../form";
import { usePage } from "../page";
import { FormPage } from "./form-frame";
import { KeptPage } from "./kept-page";
import { SectionTasks } from "./section-tasks";

/** The documents of an application: what is asked for, what is attached, and one plain form to attach a file. */
export function DocumentsForm({ page, answer, done }: { page: DocumentsPage; answer: unknown; done: string | null }) {
  const { t, lang } = usePage();
  const words = t.application.documents;
  const home = `/applicant/applications/${page.id}`;
  const ended = t.application.colleagues.done;
  const attached = page.documents.reduce((sum, { files }) => sum + files.length, 0);
  const said = {
    attached: words.done.attached,
    removed: words.done.removed,
    cancelled: t.upload.unfinished.cancelled,
    finish: ended.finish,
    withdraw: ended.withdraw,
  }[done ?? ""];
  return (
    <FormPage frame={page} title={words.title} lead={words.lead} current={DOCUMENTS}>
      <KeptPage />
      <div id="said">{said ? <Alert tone="good">{said}</Alert> : null}</div>
      <SectionTasks id={page.id} section={DOCUMENTS} tasks={page.tasks} />
      {page.documents.length === 0 ? <p>{words.nothingAsked}</p> : null}
      {page.documents.map(({ key, title, required, visibility, files }) => (
        <Card
          key={key}
          title={title}
          aside={<span className="muted">{required ? words.required : words.optional}</span>}
        >
          <div id={`f-${key}`}>
            <p className="muted small">
              {`${t.announcement.rules.visibility}: ${t.announcement.rules.visibilities[visibility].toLowerCase()}`}
            </p>
            {files.length === 0 ? <p className="muted">{words.none}</p> : null}
            <ul>
              {files.map((file) => (
                <li key={file.id}>
                  <a href={`${home}/files/${file.fileId}`}>{file.name}</a>{" "}
                  <FileNote size={file.size} scan={file.scan} />{" "}
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
          <p className="hint">{t.common.howMany({ now: attached, max: MAX_FILES })}</p>
          <Unfinished page={page} home={home} />
          <Form answer={answer} files id="file" action={`${home}/documents#file`}>
            <Field
              type="select"
              name="kind"
              label={words.kind}
              options={page.documents.map(({ key, title }) => ({ value: key, label: title }))}
              value={page.documents.find(({ required, files }) => required && files.length === 0)?.key}
            />
            <Field
              type="file"
              name="file"
              label={words.choose}
              accept={page.accept}
              hint={words.limits(formatBytes(page.maxBytes, lang))}
            />
            <pochin-upload
              data-to={`${home}/uploads`}
              data-done={`${home}/documents?done=attached#said`}
              data-words={JSON.stringify(t.upload.script)}
              data-max={page.maxBytes}
              data-accept={page.accept}
            />
            <ButtonRow>
              <Button>{words.upload}</Button>
              <LinkButton look="plain" to={`${home}/check`}>
                {t.application.form.toCheck}
              </LinkButton>
            </ButtonRow>
          </Form>
          <script type="module" src={upload} />
        </>
      ) : null}
      {page.mayEdit ? null : <Alert tone="warn">{t.application.form.readOnly}</Alert>}
    </FormPage>
  );
}

/** What was begun and not finished, with the way to go on and a button to give it up. */
function Unfinished({ page, home }: { page: DocumentsPage; home: string }) {
  const { t, lang } = usePage();
  const words = t.upload.unfinished;
  if (page.unfinished.length === 0) return null;
  return (
    <Alert title={words.title}>
      <p>{words.body}</p>
      <p className="hint">{t.common.howMany({ now: page.unfinished.length, max: MAX_UNFINISHED })}</p>
      <ul>
        {page.unfinished.map(({ id, name, size }) => (
          <li key={id}>
            {name} <span className="muted">{formatBytes(size, lang)}</span>{" "}
            <Form inline action={`${home}/uploads/${id}/cancel`} id={`cancel-${id}`}>
              <Button look="link" small label={words.cancelOf(name)}>
                {words.cancel}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
