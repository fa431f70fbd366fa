import { consentWays, type NamedPurpose, namedPurposes } from "~/lifecycle/1-registration/applicant";
import type { NamedPerson } from "~/lifecycle/1-registration/named-person";
import { formatDay, formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Button, ButtonRow } from "../button";
import { EmptyState } from "../empty-state";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";

/** Whom an applicant names, what each consented to and how, and whether it still holds. */
export function NamedPeople({ id, people, mayEdit }: { id: string; people: readonly NamedPerson[]; mayEdit: boolean }) {
  const { t, lang } = usePage();
  const words = t.registration.named;
  return (
    <Table
      caption={words.title}
      quiet
      rows={people}
      keyOf={(row) => row.id}
      empty={<EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState>}
      columns={[
        { head: t.registration.account.name, main: true, cell: (row) => row.name },
        { head: words.purpose, cell: (row) => words.purposes[row.purpose] },
        { head: words.contact, cell: (row) => row.contact || t.common.none },
        {
          head: words.consent,
          cell: (row) => (
            <>
              {words.ways[row.way]}, {formatDay(row.givenOn, lang)}
              {row.withdrawnAt ? (
                <span className="muted">; {words.withdrawnOn(formatDayOf(row.withdrawnAt, USUAL_ZONE, lang))}</span>
              ) : null}
            </>
          ),
        },
        mayEdit && {
          head: t.registration.office.action,
          cell: (row) =>
            row.withdrawnAt ? null : (
              <Form inline action={`/applicant/organisations/${id}/people/${row.id}/withdraw`}>
                <Button look="danger" small label={words.withdrawLabel(row.name)}>
                  {words.withdraw}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

/** Adds somebody with the consent they gave; only a group has members of its own. */
export function NamePersonForm({ isGroup, answer }: { isGroup: boolean; answer: unknown }) {
  const { t, href } = usePage();
  const words = t.registration.named;
  const purposes: readonly NamedPurpose[] = isGroup ? namedPurposes : ["team"];
  return (
    <Form answer={answer}>
      <Field name="name" label={t.registration.account.name} />
      <Field
        name="purpose"
        type="radio"
        label={words.purpose}
        value={purposes[0]}
        options={purposes.map((value) => ({
          value,
          label: words.purposes[value],
          hint: <a href={href(`/consents/${value}`)}>{words.textOf}</a>,
        }))}
      />
      <Field name="contact" label={words.contact} hint={words.contactHint} required={false} />
      <Field
        name="way"
        type="radio"
        label={words.way}
        value="written"
        options={consentWays.map((value) => ({ value, label: words.ways[value] }))}
      />
      <Field name="givenOn" type="date" label={words.givenOn} hint={t.common.dayHint} />
      <ButtonRow>
        <Button>{t.common.actions.add}</Button>
      </ButtonRow>
    </Form>
  );
}
