import type { InvitedMemberRow } from "~/lifecycle/1-registration/applicant-rows";
import { formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";

/** Invitations of members that wait for an answer; the head may take one back. */
export function InvitedMembers({ id, invited }: { id: string; invited: readonly InvitedMemberRow[] }) {
  const { t, lang } = usePage();
  const words = t.registration.team;
  if (invited.length === 0) return null;
  return (
    <Table
      caption={words.invited}
      rows={invited}
      keyOf={(row) => row.id}
      columns={[
        { head: t.registration.account.name, main: true, cell: (row) => row.name },
        { head: t.registration.applicant.email, cell: (row) => row.email },
        { head: t.registration.office.role, cell: (row) => t.registration.memberRoles[row.role] },
        { head: words.sentOn, cell: (row) => formatDayOf(row.sentAt, USUAL_ZONE, lang) },
        {
          head: t.registration.office.action,
          cell: (row) => (
            <Form inline action={`/applicant/organisations/${id}/invitations/${row.id}/withdraw`}>
              <Button look="danger" small label={t.registration.office.withdrawLabel(row.name)}>
                {t.registration.office.withdraw}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
