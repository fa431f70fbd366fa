import type { Verification } from "~/lifecycle/1-registration/applicant";
import type { InvitedMemberRow, JoinRow, MemberRow } from "~/lifecycle/1-registration/applicant-rows";
import type { BankAccount } from "~/lifecycle/1-registration/bank-account";
import type { ErrandRow } from "~/lifecycle/1-registration/errand";
import type { ShownProfile } from "~/lifecycle/1-registration/shown-profile";
import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";
import { USUAL_ZONE } from "~/text/zones";
import { ButtonRow, LinkButton } from "../button";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { JoinRequests, Members } from "./applicant-people";
import { BankAccountList } from "./bank-account-list";
import { Helpers } from "./consultants";
import { DoneAlert } from "./done-alert";
import { InvitedMembers } from "./invited-members";
import { ProfileList } from "./profile-list";
import { useFactNames, VerificationStatus } from "./verification-status";

type Shown = {
  id: string;
  profile: ShownProfile;
  verification: Verification;
  refusalText: string | null;
  changedFacts: VerifiedFact[];
  account: BankAccount | null;
  mayEdit: boolean;
  mayEditAccount: boolean;
  isHead: boolean;
  members: MemberRow[];
  invited: InvitedMemberRow[];
  errands: ErrandRow[];
  requests: JoinRow[];
  history: HistoryEntry[];
};

/** An applicant for its own people: how its verification stands, who asks for access, details, people, history. */
export function ApplicantView({ applicant }: { applicant: Shown }) {
  const { t, baseUrl, href } = usePage();
  const words = t.registration.applicant;
  const namesOf = useFactNames();
  const { id, profile, verification, refusalText, changedFacts, account, mayEdit, mayEditAccount, isHead } = applicant;
  const { members, invited, errands, requests, history } = applicant;
  const about = {
    unverified: changedFacts.length > 0 ? words.statusRecheck(namesOf(changedFacts)) : words.statusUnverified,
    verified: words.statusVerified,
    refused: words.statusRefused,
  };
  return (
    <>
      <PageTitle
        title={profile.shortName}
        kicker={t.registration.kinds[profile.kind]}
        status={<VerificationStatus verification={verification} changed={changedFacts} />}
        lead={about[verification]}
        trail={[{ to: "/applicant/organisations", label: words.listTitle }]}
      />
      <DoneAlert words={t.registration.done} />
      {refusalText ? (
        <p>
          <strong>{words.reason}:</strong> {refusalText}
        </p>
      ) : null}
      <ButtonRow>
        <LinkButton to="/applicant#open">{words.startApplication}</LinkButton>
        {mayEdit ? (
          <LinkButton look="plain" to={`/applicant/organisations/${id}/edit`}>
            {words.editTitle}
          </LinkButton>
        ) : null}
      </ButtonRow>
      {isHead ? (
        <>
          <h2>{words.requests}</h2>
          <JoinRequests id={id} requests={requests} />
        </>
      ) : null}
      <h2>{words.profile}</h2>
      <ProfileList profile={profile} />
      <p>
        <a href={href(`/applicant/organisations/${id}/people`)}>{t.registration.named.open}</a>
      </p>
      <h2>{t.registration.bank.title}</h2>
      {account ? <BankAccountList account={account} /> : <p className="muted">{t.registration.bank.none}</p>}
      {mayEditAccount ? (
        <LinkButton look="plain" to={`/applicant/organisations/${id}/account`}>
          {account ? t.registration.bank.change : t.registration.bank.add}
        </LinkButton>
      ) : null}
      <h2>{words.members}</h2>
      <Members id={id} members={members} isHead={isHead} />
      <InvitedMembers id={id} invited={invited} />
      {isHead ? (
        <ButtonRow>
          <LinkButton look="plain" to={`/applicant/organisations/${id}/invite`}>
            {t.registration.team.invite}
          </LinkButton>
        </ButtonRow>
      ) : null}
      <p>
        <strong>{words.inviteLink}:</strong> <code>{`${baseUrl}/applicant/organisations/${id}/join`}</code>
        <br />
        <span className="muted">{words.inviteLinkHint}</span>
      </p>
      <Helpers id={id} errands={errands} isHead={isHead} />
      <h2>{words.history}</h2>
      <History entries={history} zone={USUAL_ZONE} />
    </>
  );
}
