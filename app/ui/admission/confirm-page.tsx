import type { ReactNode } from "react";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";

type Props = {
  title: string;
  kicker?: string;
  lead?: string;
  trail: { to: string; label: string }[];
  /** What the action answered. */
  answer: unknown;
  button: string;
  back: string;
  danger?: boolean;
  /** Leaves the form out: what stands in the way is in the children. */
  blocked?: boolean;
  /** What will happen, above the form. */
  body?: ReactNode;
  /** The fields, inside the form. */
  children?: ReactNode;
};

/** A page that says what will happen and asks to confirm it: one step of its own, no window over another page. */
export function ConfirmPage({
  title,
  kicker,
  lead,
  trail,
  answer,
  button,
  back,
  danger,
  blocked,
  body,
  children,
}: Props) {
  const { t } = usePage();
  return (
    <>
      <PageTitle title={title} kicker={kicker} lead={lead} trail={trail} />
      {body}
      {blocked ? (
        <ButtonRow>
          <LinkButton look="plain" to={back}>
            {t.common.actions.back}
          </LinkButton>
        </ButtonRow>
      ) : (
        <Form answer={answer}>
          {children}
          <ButtonRow>
            <Button look={danger ? "danger" : "main"}>{button}</Button>
            <LinkButton look="link" to={back}>
              {t.common.actions.cancel}
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}
