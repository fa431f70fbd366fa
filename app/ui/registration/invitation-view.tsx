import type { Role } from "~/access/roles";
import type { ConsentPurpose, MemberRole } from "~/lifecycle/1-registration/applicant";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { ConsentBoxes } from "./consent-boxes";

export type ShownInvitation = {
  name: string;
  email: string;
  invitedTo:
    | { to: "role"; role: Role; organiser: string | null; competition: string | null }
    | { to: "applicant"; role: MemberRole; applicant: string };
  way: "newcomer" | "accept" | "signIn" | "otherAccount";
  needs: ConsentPurpose[];
};

/** Who invites, to what. */
export function InvitationFacts({ invitation: { invitedTo } }: { invitation: ShownInvitation }) {
  const { t } = usePage();
  const words = t.registration.account.invitation;
  if (invitedTo.to === "applicant") {
    return (
      <DataList
        items={[
          { label: words.applicant, value: <span lang="ru">{invitedTo.applicant}</span> },
          { label: words.role, value: t.registration.memberRoles[invitedTo.role] },
        ]}
      />
    );
  }
  const { organiser, competition, role } = invitedTo;
  return (
    <DataList
      items={[
        organiser !== null && { label: words.organiser, value: organiser },
        competition !== null && { label: words.competition, value: competition },
        { label: words.role, value: t.registration.roles[role] },
      ]}
    />
  );
}

/** What the bearer does next: opens an account, accepts, signs in, or leaves another account first. */
export function InvitationWayOn({ invitation, answer }: { invitation: ShownInvitation; answer: unknown }) {
  const { t, path } = usePage();
  const words = t.registration.account;
  const { way, email, needs, name } = invitation;
  if (way === "signIn") {
    return (
      <>
        <p>{words.invitation.signIn(email)}</p>
        <LinkButton to={`/sign-in?back=${encodeURIComponent(path)}`}>{words.invitation.signInButton}</LinkButton>
      </>
    );
  }
  if (way === "otherAccount") {
    return (
      <>
        <Alert tone="warn">{words.invitation.otherAccount(email)}</Alert>
        <Form action="/sign-out" inline>
          <Button look="plain">{words.invitation.signOutButton}</Button>
        </Form>
      </>
    );
  }
  const isNew = way === "newcomer";
  return (
    <Form answer={answer}>
      <p>{isNew ? words.invitation.newcomer : words.invitation.accept}</p>
      {isNew ? (
        <>
          <Field name="name" label={words.name} value={name} autoComplete="name" />
          <Field
            name="password"
            type="password"
            label={words.password}
            hint={words.passwordHint}
            autoComplete="new-password"
          />
        </>
      ) : null}
      <ConsentBoxes purposes={needs} />
      <ButtonRow>
        <Button>{isNew ? words.invitation.newcomerButton : words.invitation.acceptButton}</Button>
      </ButtonRow>
    </Form>
  );
}
