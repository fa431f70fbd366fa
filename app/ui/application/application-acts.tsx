import type { OwnApplicationPage } from "~/lifecycle/3-application/own-application";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { sectionPath } from "./form-frame";

type Props = { page: OwnApplicationPage };

/** The buttons of what can be done with an application now. */
export function Acts({ page }: Props) {
  const { t } = usePage();
  const words = t.application.page;
  const home = `/applicant/applications/${page.id}`;
  const isSubmitted = page.state === "submitted";
  return (
    <>
      {isSubmitted && page.may.edit ? <p>{words.editNewBody}</p> : null}
      <ButtonRow>
        {page.may.edit && !page.correction ? (
          <LinkButton look="plain" to={sectionPath(page.id, page.firstSection)}>
            {isSubmitted ? words.editNew : words.edit}
          </LinkButton>
        ) : null}
        {page.editions.length > 0 ? (
          <LinkButton look="plain" to={`${home}/receipt`}>
            {words.receipt}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" to={`${home}/print`}>
          {words.print}
        </LinkButton>
        {page.may.order && !page.isOrdered && (page.state === "draft" || page.isUnsent) ? (
          <LinkButton look="plain" to={`${home}/order`}>
            {t.deadline.order.link}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" to={`${home}/card`}>
          {t.shield.card.link}
        </LinkButton>
        {page.may.withdraw ? (
          <LinkButton look="danger" to={`${home}/withdraw`}>
            {words.withdraw}
          </LinkButton>
        ) : null}
        {page.may.discard ? (
          <LinkButton look="plain" to={`${home}/discard`}>
            {t.shield.discard.button}
          </LinkButton>
        ) : null}
        {page.may.restore ? (
          <Form inline action={`${home}/restore`} id="restore">
            <Button>{t.shield.discard.restore}</Button>
          </Form>
        ) : null}
        {page.may.reopen ? <LinkButton to={`${home}/reopen`}>{words.reopen}</LinkButton> : null}
      </ButtonRow>
    </>
  );
}

/** Where the text of an application that takes part in nothing can go on, in one press. */
export function CarryInto({ page }: Props) {
  const { t } = usePage();
  const words = t.shield.carry;
  if (page.carryInto === null) return null;
  return (
    <section aria-labelledby="carry">
      <h2 id="carry">{words.title}</h2>
      <p>{page.carryInto.length > 0 ? words.lead : words.none}</p>
      <ButtonRow>
        {page.carryInto.map(({ id, title }) => (
          <LinkButton key={id} look="plain" to={`/applicant/applications/new?competition=${id}&from=${page.id}`}>
            {words.button(title)}
          </LinkButton>
        ))}
      </ButtonRow>
    </section>
  );
}
