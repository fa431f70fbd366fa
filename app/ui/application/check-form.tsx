import type { CheckPage } from "~/lifecycle/3-application/form-page";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { asFormAnswer, Form } from "../form";
import { usePage } from "../page";
import { refusalWords } from "../words";
import { ApplicationText } from "./application-text";
import { CarriedList } from "./carried-list";
import { FormPage } from "./form-frame";
import { FormalList } from "./formal-list";
import { KeptPage } from "./kept-page";
import { RefusedActNotice } from "./refused-act-notice";
import { SignOffCard } from "./sign-off-card";

/** The last page of the form: what is missing, what would be submitted, and the button. */
export function CheckForm({ page, answer, done }: { page: CheckPage; answer: unknown; done?: string | null }) {
  const { t } = usePage();
  const words = t.application.check;
  return (
    <FormPage frame={page} title={words.title} lead={words.lead} current="check">
      <KeptPage />
      <RefusedActNotice id={page.id} zone={page.zone} answer={answer} />
      {page.carried ? <CarriedList carried={page.carried} /> : null}
      {page.left > 0 ? (
        <Alert tone="warn" title={words.gaps(page.left)}>
          <a href="#formal">{t.shield.criteria.groups.blocking}</a>
        </Alert>
      ) : page.paper ? null : (
        <Ready page={page} answer={answer} asked={done === "asked"} />
      )}
      <FormalList page={page} />
      <h2>{words.summary}</h2>
      <p>
        <a href={`/applicant/applications/${page.id}/print`}>{t.application.page.print}</a>
      </p>
      <ApplicationText {...page.text} fileTo={(file) => `/applicant/applications/${page.id}/files/${file}`} />
    </FormPage>
  );
}

/** Nothing stands in the way: the signature, where somebody can still give it, and the button. */
function Ready({ page, answer, asked }: { page: CheckPage; answer: unknown; asked: boolean }) {
  const isOpen = page.maySign || page.mayAskToSign;
  return (
    <>
      {isOpen && !page.isUnchanged ? <SignOffCard page={page} asked={asked} /> : null}
      <Submit page={page} answer={answer} />
    </>
  );
}

function Submit({ page, answer }: { page: CheckPage; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.check;
  if (page.isUnchanged) return <Alert tone="good">{words.unchanged}</Alert>;
  if (page.why === "wrongRole") return <Alert title={words.complete}>{words.onlyHead}</Alert>;
  if (page.isSignOffNeeded && page.maySubmit && (page.signOff === null || page.signOff.changed.length > 0)) return null;
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
