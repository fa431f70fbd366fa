import { type CoApplicantsPage, MAX_CO_APPLICANTS } from "~/lifecycle/3-application/co-applicant";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "../registration/done-alert";
import { Table } from "../table";

/** The co-applicants of an application: who was invited, what they answered, and the form that invites one more by its ИНН. */
export function CoApplicantsView({ page, answer }: { page: CoApplicantsPage; answer: unknown }) {
  const { t } = usePage();
  const words = t.application.together;
  const { id, rows, mayInvite } = page;
  const base = `/applicant/applications/${id}`;
  const counted = rows.filter(({ state }) => state === "invited" || state === "agreed").length;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: base, label: page.title || t.application.home.untitled }]}
      />
      <DoneAlert words={words.done} />
      {mayInvite && page.isSubmitted ? <Alert tone="warn">{words.resubmit}</Alert> : null}
      <Table
        caption={words.title}
        quiet
        rows={rows}
        keyOf={(row) => row.id}
        empty={<EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState>}
        columns={[
          {
            head: words.name,
            main: true,
            cell: ({ name, inn }) => (
              <>
                <span lang="ru">{name}</span>
                {inn === null ? null : (
                  <span className="muted">
                    , {t.application.text.inn} {inn}
                  </span>
                )}
              </>
            ),
          },
          { head: words.part, cell: ({ part }) => <span lang="ru">{part}</span> },
          { head: words.state, cell: ({ state }) => words.states[state] },
          rows.some(({ mayCancel }) => mayCancel) && {
            head: t.registration.office.action,
            cell: (row) =>
              row.mayCancel ? (
                <Form inline action={`${base}/co-applicants/${row.id}/cancel`} id={`cancel-${row.id}`}>
                  <Button look="danger" small label={words.cancelLabel(row.name)}>
                    {words.cancel}
                  </Button>
                </Form>
              ) : null,
          },
        ]}
      />
      {mayInvite ? (
        <>
          <h2>{words.inviteTitle}</h2>
          <p className="hint">{t.common.howMany({ now: counted, max: MAX_CO_APPLICANTS })}</p>
          <Form answer={answer}>
            <Field name="inn" label={words.inn} hint={words.innHint} inputMode="numeric" width="m" />
            <Field name="part" type="textarea" rows={3} limit={500} label={words.part} hint={words.partHint} />
            <Field name="email" type="email" label={words.email} hint={words.emailHint} required={false} />
            <ButtonRow>
              <Button>{words.invite}</Button>
            </ButtonRow>
          </Form>
        </>
      ) : null}
    </>
  );
}
