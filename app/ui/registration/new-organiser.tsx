import { russianZones, zoneName } from "~/text/zones";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { Group } from "../group";
import { usePage } from "../page";

/** The form of a new organiser and its first administrator. */
export function NewOrganiserFields({ answer }: { answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.registration.office;
  return (
    <Form answer={answer}>
      <Group legend={words.aboutOrganiser}>
        <Field name="name" label={words.organiserName} width="full" />
        <Field name="shortName" label={words.organiserShortName} />
        <Field name="slug" label={words.organiserSlug} hint={words.organiserSlugHint} width="m" />
        <Field
          name="zone"
          type="select"
          label={words.zone}
          hint={words.zoneHint}
          options={russianZones.map((value) => ({ value, label: zoneName(value, lang) }))}
        />
        <Field name="locality" label={words.locality} />
      </Group>
      <Group legend={words.firstAdmin}>
        <Field name="adminName" label={words.personName} />
        <Field name="adminEmail" type="email" label={words.personEmail} />
      </Group>
      <ButtonRow>
        <Button>{t.common.actions.add}</Button>
        <LinkButton look="link" to="/admin">
          {t.common.actions.cancel}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
