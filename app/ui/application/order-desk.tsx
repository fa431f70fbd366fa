import type { OrderPage } from "~/lifecycle/3-application/submission-order";
import { formatInstant } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Deadline } from "../deadline";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";

type Props = { page: OrderPage; answer: unknown; done: string | null };

/** Ordering the draft to be submitted at the close, what that means, and taking the order back. */
export function OrderDesk({ page, answer, done }: Props) {
  const { t, lang } = usePage();
  const words = t.deadline.order;
  const home = `/applicant/applications/${page.id}`;
  const said = done && done in words.done ? words.done[done as keyof typeof words.done] : null;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: home, label: page.title || t.application.home.untitled }]}
      />
      {said ? <Alert tone="good">{said}</Alert> : null}
      <p>
        <Deadline at={page.closesAt} now={page.now} zone={page.zone} label={t.application.home.acceptsUntil} />
      </p>
      <ul>
        {words.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <Readiness gaps={page.gaps} home={home} />
      {page.given ? (
        <p>{words.given({ by: page.given.by, at: formatInstant(page.given.at, page.zone, lang) })}</p>
      ) : null}
      <Decision page={page} answer={answer} home={home} />
    </>
  );
}

function Readiness({ gaps, home }: { gaps: number; home: string }) {
  const { t } = usePage();
  const words = t.deadline.order;
  if (gaps === 0) return <Alert tone="good">{words.complete}</Alert>;
  return (
    <Alert tone="warn" title={words.gaps(gaps)}>
      <a href={`${home}/check`}>{words.toCheck}</a>
    </Alert>
  );
}

function Decision({ page, answer, home }: Pick<Props, "page" | "answer"> & { home: string }) {
  const { t } = usePage();
  const words = t.deadline.order;
  if (!page.may) return page.given ? null : <Alert>{words.cannot}</Alert>;
  if (page.given)
    return (
      <Form inline action={`${home}/order/withdraw`}>
        <Button look="danger">{words.withdraw}</Button>
      </Form>
    );
  return (
    <Form answer={answer}>
      <Field type="checkbox" name="consent" label={words.consent} hint={t.application.check.consentHint} />
      <ButtonRow>
        <Button>{words.button}</Button>
        <LinkButton look="plain" to={home}>
          {t.common.actions.back}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
