import type { HeldRole, WaitingRole } from "~/lifecycle/1-registration/role-rows";
import { formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";
import { Status } from "../status";
import { Table } from "../table";

type People = { held: readonly HeldRole[]; waiting: readonly WaitingRole[]; mayInvite: boolean; mayEnd: boolean };
type Row = ({ kind: "held" } & HeldRole) | ({ kind: "waiting" } & WaitingRole);

/**
 * People with roles and those invited to one. On a competition's page the secretaries of the whole organiser are shown
 * but ended elsewhere: `placeIsWhole` says which page it is.
 */
export function PeopleTable({ people, placeIsWhole }: { people: People; placeIsWhole: boolean }) {
  const { t } = usePage();
  const words = t.registration.office;
  const rows: Row[] = [
    ...people.held.map((row) => ({ kind: "held" as const, ...row })),
    ...people.waiting.map((row) => ({ kind: "waiting" as const, ...row })),
  ];
  return (
    <Table
      caption={words.peopleTitle}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      empty={<p className="muted">{words.nobody}</p>}
      columns={[
        {
          head: words.person,
          main: true,
          cell: (row) => (row.kind === "held" && row.isSelf ? `${row.name} (${words.you})` : row.name),
        },
        { head: words.personEmail, cell: (row) => row.email },
        { head: words.role, cell: (row) => t.registration.roles[row.role] },
        { head: words.state, cell: (row) => <RoleState row={row} placeIsWhole={placeIsWhole} /> },
        (people.mayInvite || people.mayEnd) && {
          head: words.action,
          cell: (row) => <RoleActions row={row} people={people} placeIsWhole={placeIsWhole} />,
        },
      ]}
    />
  );
}

function RoleState({ row, placeIsWhole }: { row: Row; placeIsWhole: boolean }) {
  const { t, lang } = usePage();
  const words = t.registration.office;
  if (row.kind === "waiting") {
    return (
      <>
        <Status tone="warn">{words.invited}</Status>{" "}
        <span className="muted">{words.invitedOn(formatDayOf(row.sentAt, USUAL_ZONE, lang))}</span>
      </>
    );
  }
  return (
    <>
      <Status tone="good">{words.acts(formatDayOf(row.since, USUAL_ZONE, lang))}</Status>
      {row.isWhole && !placeIsWhole ? <span className="muted"> {words.wholeOrganiser}</span> : null}
    </>
  );
}

function RoleActions({ row, people, placeIsWhole }: { row: Row; people: People; placeIsWhole: boolean }) {
  const { t } = usePage();
  const words = t.registration.office;
  if (row.kind === "held") {
    if (!people.mayEnd || row.isWhole !== placeIsWhole) return null;
    return (
      <Form inline action={`/office/roles/${row.id}/end`}>
        <Button look="danger" small label={words.endLabel(row.name, t.registration.roles[row.role])}>
          {words.end}
        </Button>
      </Form>
    );
  }
  return (
    <>
      {people.mayInvite ? (
        <Form inline action={`/office/invitations/${row.id}/resend`}>
          <Button look="plain" small label={words.resendLabel(row.name)}>
            {words.resend}
          </Button>
        </Form>
      ) : null}
      {people.mayEnd ? (
        <Form inline action={`/office/invitations/${row.id}/withdraw`}>
          <Button look="danger" small label={words.withdrawLabel(row.name)}>
            {words.withdraw}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
