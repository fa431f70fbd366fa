import type { Verification } from "~/lifecycle/1-registration/applicant";
import type { OfficeMember } from "~/lifecycle/1-registration/applicant-rows";
import type { ShownProfile } from "~/lifecycle/1-registration/shown-profile";
import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";
import { formatDay } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Form } from "../form";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { AuthorityOf } from "./applicant-people";
import { DoneAlert } from "./done-alert";
import { ProfileList } from "./profile-list";
import { ProofList } from "./proof-list";
import { RefuseApplicantForm } from "./refuse-applicant-form";
import { useFactNames, VerificationStatus } from "./verification-status";

type Shown = {
  id: string;
  inn: string | null;
  profile: ShownProfile;
  verification: Verification;
  refusalText: string | null;
  changedFacts: VerifiedFact[];
  people: OfficeMember[];
  group: { id: string; name: string; givenOn: string }[] | null;
  twins: number;
  hasVerifiedTwin: boolean;
  mayVerify: boolean;
  mayRefuse: boolean;
  history: HistoryEntry[];
};

/** A profile for the organiser who checks it: details, people, other profiles of the same ИНН, and the decision. */
export function OfficeApplicantView({ applicant }: { applicant: Shown }) {
  const { t } = usePage();
  const words = t.registration.office;
  const namesOf = useFactNames();
  const { profile, verification, changedFacts, people, group, twins, hasVerifiedTwin, history } = applicant;
  return (
    <>
      <PageTitle
        title={profile.shortName}
        kicker={words.check}
        status={<VerificationStatus verification={verification} changed={changedFacts} />}
        lead={verification === "verified" ? undefined : words.checkLead}
        trail={[{ to: "/office/applicants", label: words.applicantsTitle }]}
      />
      <DoneAlert words={t.registration.done} />
      {changedFacts.length > 0 ? <Alert tone="warn">{words.recheck(namesOf(changedFacts))}</Alert> : null}
      {twins > 0 ? <Alert tone="warn">{hasVerifiedTwin ? words.verifiedTwin : words.twins(twins)}</Alert> : null}
      <ProfileList profile={profile} />
      <h2>{words.people}</h2>
      <ul>
        {people.map((member) => (
          <Acts key={member.id} applicant={applicant} member={member} />
        ))}
      </ul>
      {group ? <GroupMembers group={group} /> : null}
      <Decision applicant={applicant} />
      <h2>{words.history}</h2>
      <History entries={history} zone={USUAL_ZONE} />
    </>
  );
}

/** Somebody who acts for the applicant, and the documents they act by. */
function Acts({ applicant, member }: { applicant: Shown; member: OfficeMember }) {
  const { t } = usePage();
  const { id, name, email, role, authority, proofs } = member;
  const inn = applicant.inn ? `?inn=${applicant.inn}` : "";
  return (
    <li>
      {name}, {email}, {t.registration.memberRoles[role]}
      {authority ? <AuthorityOf authority={authority} /> : null}
      {proofs.length > 0 ? (
        <ProofList
          proofs={proofs}
          to={(fileId) => `/office/applicants/${applicant.id}/members/${id}/proof/${fileId}${inn}`}
        />
      ) : null}
    </li>
  );
}

function GroupMembers({ group }: { group: { id: string; name: string; givenOn: string }[] }) {
  const { t, lang } = usePage();
  const words = t.registration.named;
  return (
    <>
      <h2>{words.groupTitle}</h2>
      {group.length === 0 ? <p className="muted">{words.groupNone}</p> : null}
      <ul>
        {group.map(({ id, name, givenOn }) => (
          <li key={id}>
            {name}{" "}
            <span className="muted">
              ({words.consent}: {formatDay(givenOn, lang)})
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Decision({ applicant }: { applicant: Shown }) {
  const { t } = usePage();
  const words = t.registration.office;
  const base = `/office/applicants/${applicant.id}`;
  return (
    <>
      {applicant.mayVerify && !applicant.hasVerifiedTwin ? (
        <Form id="verify" action={`${base}/verify`}>
          <input type="hidden" name="inn" value={applicant.inn ?? ""} />
          <ButtonRow>
            <Button>{words.verify}</Button>
          </ButtonRow>
          <p className="muted">{words.verifyHint}</p>
        </Form>
      ) : null}
      {applicant.refusalText && applicant.verification === "refused" ? <p>{applicant.refusalText}</p> : null}
      {applicant.mayRefuse ? (
        <Card title={words.refuseTitle}>
          <RefuseApplicantForm inn={applicant.inn ?? ""} action={`${base}/refuse`} />
        </Card>
      ) : null}
    </>
  );
}
