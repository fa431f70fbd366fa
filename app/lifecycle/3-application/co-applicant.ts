import { statesOf } from "../moves";

/** Organisations that one application may name beside its applicant. */
export const MAX_CO_APPLICANTS = 10;

/**
 * What happens to a co-applicant (соисполнитель): the applicant's head invites an organisation, its own head agrees or declines,
 * leaves before the deadline, and the inviting head may take the invitation or the place back.
 */
export const coApplicantMoves = {
  invited: { agree: "agreed", decline: "declined", cancel: "cancelled" },
  agreed: { leave: "left", cancel: "cancelled" },
  declined: {},
  left: {},
  cancelled: {},
} as const;
export type CoApplicantState = keyof typeof coApplicantMoves;
export const coApplicantStates = statesOf(coApplicantMoves);

/** A co-applicant as an application names it, at the moment of submission. */
export type CoApplicant = { id: string; fullName: string; shortName: string; inn: string; part: string };

/** What the head of the invited organisation answers. */
export const coApplicantAnswers = ["agree", "decline", "leave"] as const;
export type CoApplicantAnswer = (typeof coApplicantAnswers)[number];

/** A place of an organisation of one's own in somebody else's application. */
export type OwnCoApplication = { id: string; lead: string; name: string; competition: string; state: CoApplicantState };

/** A place among the co-applicants of an application, as its applicant lists it. */
export type CoApplicantRow = {
  id: string;
  name: string;
  inn: string | null;
  part: string;
  state: CoApplicantState;
  mayCancel: boolean;
};

/** The page of the co-applicants of one application. */
export type CoApplicantsPage = {
  id: string;
  title: string | null;
  rows: CoApplicantRow[];
  mayInvite: boolean;
  /** Whether an edition stands submitted already: it names those who had agreed when it was. */
  isSubmitted: boolean;
};

/** An invitation, for the people of the organisation that is invited. */
export type CoApplicationPage = {
  id: string;
  lead: string;
  name: string;
  competition: string;
  project: string | null;
  part: string;
  state: CoApplicantState;
  now: string;
  zone: string;
  closesAt: string;
  /** The application itself, once one has agreed. */
  applicationId: string | null;
  may: { agree: boolean; decline: boolean; leave: boolean };
};
