import type { ReactNode } from "react";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";

type Props = { title: string; lead: string; button: string; answer: unknown; children: ReactNode };

/** A page that changes one thing of one's own account: its fields, the button, and the way back. */
export function AccountChange({ title, lead, button, answer, children }: Props) {
  const { t } = usePage();
  return (
    <>
      <PageTitle title={title} lead={lead} trail={[{ to: "/account", label: t.registration.account.page.title }]} />
      <Form answer={answer}>
        {children}
        <ButtonRow>
          <Button>{button}</Button>
          <LinkButton look="link" to="/account">
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
