import { memberRoles } from "~/lifecycle/1-registration/applicant";
import type { JoinRow, MemberRow } from "~/lifecycle/1-registration/applicant-rows";
import { formatDay } from "~/text/format";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";

/** Who acts for an applicant; its head may take access away. */
export function Members({ id, members, maySign }: { id: string; members: readonly MemberRow[]; maySign: boolean }) {
  const { t } = usePage();
  const words = t.registration.applicant;
  const heads = members.filter(({ role }) => role === "head").length;
  const isLastHead = (row: MemberRow) => row.role === "head" && heads === 1;
  return (
    <Table
      caption={words.members}
      quiet
      rows={members}
      keyOf={(row) => row.id}
      columns={[
        {
          head: t.registration.account.name,
          main: true,
          cell: (row) => (row.isSelf ? `${row.name} (${words.you})` : row.name),
        },
        { head: words.email, cell: (row) => row.email },
        { head: t.registration.office.role, cell: (row) => t.registration.memberRoles[row.role] },
        maySign &&
          members.length > 1 && {
            head: t.registration.office.action,
            cell: (row) =>
              isLastHead(row) ? null : (
                <Form inline action={`/applicant/organisations/${id}/members/${row.id}/remove`}>
                  <Button look="danger" small label={words.removeMemberLabel(row.name)}>
                    {words.removeMember}
                  </Button>
                </Form>
              ),
          },
      ]}
    />
  );
}

/** Requests for access that wait for the head, each with its own form. */
export function JoinRequests({ id, requests }: { id: string; requests: readonly JoinRow[] }) {
  const { t, lang } = usePage();
  const words = t.registration.applicant;
  if (requests.length === 0) return <p className="muted">{words.noRequests}</p>;
  return (
    <>
      {requests.map((row) => (
        <Card key={row.id} level={3} title={row.name}>
          <p>
            {row.email}, {words.askedAt(formatDay(row.askedAt.slice(0, 10), lang))}
          </p>
          {row.message ? <p>{row.message}</p> : null}
          <Form id={`join-${row.id}`} action={`/applicant/organisations/${id}/requests/${row.id}`}>
            <Field
              name="role"
              type="radio"
              label={words.giveRole}
              value="editor"
              options={memberRoles.map((value) => ({
                value,
                label: t.registration.memberRoles[value],
                hint: t.registration.memberRoleHints[value],
              }))}
            />
            <ButtonRow>
              <Button look="plain" name="answer" value="accept">
                {words.accept}
              </Button>
              <Button look="danger" name="answer" value="decline">
                {words.decline}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      ))}
    </>
  );
}
