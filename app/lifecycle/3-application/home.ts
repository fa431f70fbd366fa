import type { ApplicantKind, MemberRole } from "../1-registration/applicant";
import type { ApplicationState } from "./application";
import type { Progress } from "./progress";

/** An application in the list of its applicant. */
export type OwnApplication = {
  id: string;
  applicantId: string;
  competitionId: string;
  title: string | null;
  competition: string;
  applicant: string;
  state: ApplicationState;
  progress: Progress;
  now: string;
  zone: string;
  closesAt: string;
  memberRole: MemberRole;
  correctionDueAt: string | null;
};

/** Somebody in whose name the person can act. */
export type OwnApplicant = { id: string; name: string; kind: ApplicantKind; role: MemberRole };

/** A competition that takes applications. */
export type OpenCompetition = {
  id: string;
  title: string;
  path: string;
  organiser: string;
  now: string;
  zone: string;
  closesAt: string;
};
