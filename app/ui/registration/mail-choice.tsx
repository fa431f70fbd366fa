import { type MailChoice, mailChoices } from "~/lifecycle/mail-choice";
import { russianZones, USUAL_ZONE, zoneName } from "~/text/zones";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** How one wants news by letter, and whose morning it is. */
export function MailChoiceCard({ mail }: { mail: { choice: MailChoice; zone: string | null } }) {
  const { t, lang } = usePage();
  const words = t.registration.account.mail;
  return (
    <Card title={words.title}>
      <p>{words.lead}</p>
      <Form action="/account/mail" id="mail">
        <Field
          name="choice"
          type="radio"
          label={words.choice}
          value={mail.choice}
          options={mailChoices.map((value) => ({ value, label: words.choices[value] }))}
        />
        <Field
          name="zone"
          type="select"
          label={words.zone}
          hint={words.zoneHint}
          value={mail.zone ?? USUAL_ZONE}
          options={russianZones.map((value) => ({ value, label: zoneName(value, lang) }))}
        />
        <ButtonRow>
          <Button look="plain">{t.common.actions.save}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
