import type { InvitableRole } from "~/lifecycle/1-registration/organiser";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** Whom to invite, to which of the roles of this place. */
export function InviteForm({
  roles,
  answer,
  action,
}: {
  roles: readonly InvitableRole[];
  answer?: unknown;
  action?: string;
}) {
  const { t } = usePage();
  const words = t.registration.office;
  return (
    <Form id="invite" answer={answer} action={action}>
      <Field name="name" label={words.personName} />
      <Field name="email" type="email" label={words.personEmail} />
      <Field
        name="role"
        type="radio"
        label={words.role}
        options={roles.map((value) => ({ value, label: t.registration.roles[value], hint: words.roleHints[value] }))}
      />
      <ButtonRow>
        <Button>{words.invite}</Button>
      </ButtonRow>
    </Form>
  );
}
