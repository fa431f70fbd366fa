import type { CheckPage } from "~/lifecycle/3-application/form-page";
import { type ChangedPart, shortHash } from "~/lifecycle/3-application/sign-off";
import { formatMoment } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Form } from "../form";
import { usePage } from "../page";

/** The head's signature under the edition on the page: whether it holds, what voids it, and the buttons that sign or ask to. */
export function SignOffCard({ page, asked }: { page: CheckPage; asked: boolean }) {
  const { t, lang } = usePage();
  const words = t.shield.signOff;
  const { signOff, seen } = page;
  const holds = signOff !== null && signOff.changed.length === 0;
  const home = `/applicant/applications/${page.id}`;
  const partName = (part: ChangedPart) =>
    words.changedParts[part] ?? page.marks.find(({ section }) => section === part)?.title ?? part;
  return (
    <div id="sign">
      {asked ? <Alert tone="good">{words.asked}</Alert> : null}
      <Card title={words.title}>
        <p>{words.lead(shortHash(seen))}</p>
        <p>{page.isSignOffNeeded ? words.needed : words.optional}</p>
        {signOff ? (
          <p>{words.signed({ name: signOff.signedBy, at: formatMoment(signOff.signedAt, page.zone, lang) })}</p>
        ) : null}
        {holds ? <Alert tone="good">{words.holds}</Alert> : null}
        {signOff && !holds ? (
          <Alert tone="warn" title={words.voidTitle}>
            <p>{`${words.changed}: ${signOff.changed.map(partName).join(", ")}.`}</p>
          </Alert>
        ) : null}
        {!holds && page.maySign ? (
          <Form action={`${home}/sign`} id="sign-form">
            <input type="hidden" name="seen" value={seen} />
            <ButtonRow>
              <Button look={page.isSignOffNeeded ? "main" : "plain"}>{words.button}</Button>
            </ButtonRow>
          </Form>
        ) : null}
        {!holds && !page.maySign && page.mayAskToSign ? (
          <Form action={`${home}/ask-to-sign`} id="ask-to-sign">
            <p>{words.onlyHead}</p>
            <ButtonRow>
              <Button look="plain">{words.ask}</Button>
            </ButtonRow>
          </Form>
        ) : null}
      </Card>
    </div>
  );
}
