import type { Role } from "~/access/roles";
import type { ConsentPurpose } from "~/lifecycle/1-registration/applicant";
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
  role: Role;
  organiser: string | null;
  competition: string | null;
  way: "newcomer" | "accept" | "signIn" | "otherAccount";
  needs: ConsentPurpose[];
};

/** Who invites, to what. */
export function InvitationFacts({ invitation }: { invitation: ShownInvitation }) {
  const { t } = usePage();
  const words = t.registration.account.invitation;
  return (
    <DataList
      items={[
        invitation.organiser !== null && { label: words.organiser, value: invitation.organiser },
        invitation.competition !== null && { label: words.competition, value: invitation.competition },
        { label: words.role, value: t.registration.roles[invitation.role] },
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
