import type { CheckPage } from "~/lifecycle/3-application/form-page";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { asFormAnswer, Form } from "../form";
import { usePage } from "../page";
import { fieldWords, refusalWords } from "../words";
import { ApplicationText } from "./application-text";
import { FormTop, sectionPath } from "./form-frame";
import { RefusedActNotice } from "./refused-act-notice";

/** The last page of the form: what is missing, what would be submitted, and the button. */
export function CheckForm({ page, answer }: { page: CheckPage; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.check;
  return (
    <>
      <FormTop frame={page} title={words.title} lead={words.lead} current="check" />
      <RefusedActNotice id={page.id} zone={page.zone} answer={answer} />
      {page.gaps.length > 0 ? <Gaps page={page} /> : <Submit page={page} answer={answer} />}
      <h2>{words.summary}</h2>
      <p>
        <a href={`/applicant/applications/${page.id}/print`}>{t.application.page.print}</a>
      </p>
      <ApplicationText {...page.text} fileTo={(file) => `/applicant/applications/${page.id}/files/${file}`} />
    </>
  );
}

function Gaps({ page }: { page: CheckPage }) {
  const { t, href } = usePage();
  const sections = page.marks.filter(({ section }) => page.gaps.some((gap) => gap.section === section));
  return (
    <Alert tone="warn" title={t.application.check.gaps(page.gaps.length)}>
      {sections.map(({ section, title }) => (
        <div key={section}>
          <h2>{title}</h2>
          <ul>
            {page.gaps
              .filter((gap) => gap.section === section)
              .map((gap) => (
                <li key={`${gap.path} ${gap.code} ${gap.params?.task ?? gap.params?.title ?? ""}`}>
                  <a href={`${href(sectionPath(page.id, section))}?all#f-${gap.path}`}>
                    {gap.label ? `${gap.label}: ` : ""}
                    {fieldWords(t, gap)}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Alert>
  );
}

function Submit({ page, answer }: { page: CheckPage; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.check;
  if (page.isUnchanged) return <Alert tone="good">{words.unchanged}</Alert>;
  if (page.why === "wrongRole") return <Alert title={words.complete}>{words.onlyHead}</Alert>;
  // What has just been refused is said on top already.
  if (page.why) return asFormAnswer(answer)?.refused ? null : <Alert tone="warn">{refusalWords(t, page.why)}</Alert>;
  const given = asFormAnswer(answer);
  const isCorrection = page.isCorrection;
  const action = isCorrection
    ? `/applicant/applications/${page.id}/resubmit`
    : `/applicant/applications/${page.id}/check`;
  const place = "submit";
  const button = page.isNewEdition ? words.submitNew : words.submit;
  return (
    <div id={place}>
      <Card title={words.complete}>
        <p>{words.completeBody}</p>
        <Form answer={given && { ...given, refused: undefined }} action={`${action}#${place}`}>
          <input type="hidden" name="key" value={page.key} />
          <input type="hidden" name="seen" value={page.seen} />
          <Field type="checkbox" name="consent" label={words.consent} hint={words.consentHint} />
          <ButtonRow>
            <Button>{isCorrection ? words.resubmit : button}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </div>
  );
}
