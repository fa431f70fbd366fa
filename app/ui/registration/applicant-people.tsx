import type { Authority } from "~/lifecycle/1-registration/applicant";
import type { JoinRow, MemberRow } from "~/lifecycle/1-registration/applicant-rows";
import { rolesOfJoiners } from "~/lifecycle/1-registration/member";
import { formatDay, formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Button, ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { Table } from "../table";

/** Who acts for an applicant; its head may change what they may do, or take access away. */
export function Members({ id, members, isHead }: { id: string; members: readonly MemberRow[]; isHead: boolean }) {
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
        { head: t.registration.office.role, cell: (row) => <RoleOf id={id} member={row} /> },
        isHead &&
          members.length > 1 && {
            head: t.registration.office.action,
            cell: (row) =>
              isLastHead(row) ? null : (
                <>
                  <LinkButton look="link" small to={`/applicant/organisations/${id}/members/${row.id}/role`}>
                    {t.common.actions.edit}
                    <span className="sr">: {row.name}</span>
                  </LinkButton>{" "}
                  <Form inline action={`/applicant/organisations/${id}/members/${row.id}/remove`}>
                    <Button look="danger" small label={words.removeMemberLabel(row.name)}>
                      {words.removeMember}
                    </Button>
                  </Form>
                </>
              ),
          },
      ]}
    />
  );
}

function RoleOf({ id, member }: { id: string; member: MemberRow }) {
  const { t } = usePage();
  return (
    <>
      {t.registration.memberRoles[member.role]}
      {member.authority ? <AuthorityOf authority={member.authority} /> : null}
      {member.proofs === null ? null : (
        <>
          <br />
          <LinkButton look="link" small to={`/applicant/organisations/${id}/members/${member.id}/proof`}>
            {t.registration.proofs.open(member.proofs)}
            <span className="sr">{t.registration.proofs.openOf(member.name)}</span>
          </LinkButton>
        </>
      )}
    </>
  );
}

/** A power of attorney in one line under the role. */
export function AuthorityOf({ authority }: { authority: Authority }) {
  const { t, lang } = usePage();
  const { number, issuedOn, until, reference } = authority;
  return (
    <>
      <br />
      <span className="muted">
        {t.registration.team.authorityOf({
          number,
          issuedOn: formatDay(issuedOn, lang),
          until: formatDay(until, lang),
        })}
        {reference ? `; ${reference}` : ""}
      </span>
    </>
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
            {row.email}, {words.askedAt(formatDayOf(row.askedAt, USUAL_ZONE, lang))}
          </p>
          {row.message ? <p>{row.message}</p> : null}
          <Form id={`join-${row.id}`} action={`/applicant/organisations/${id}/requests/${row.id}`}>
            <Field
              name="role"
              type="radio"
              label={words.giveRole}
              value="editor"
              options={rolesOfJoiners.map((value) => ({
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
