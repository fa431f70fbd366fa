import { type PolicyName, policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { joinStates, memberRoles, verifications } from "~/lifecycle/1-registration/applicant";
import { headRequestStates } from "~/lifecycle/1-registration/head-request";
import { approvalStates, approvalSubjects } from "~/lifecycle/2-announcement/approval";
import { competitionModes, competitionStates } from "~/lifecycle/2-announcement/competition";
import { extensionKinds, extensionStates } from "~/lifecycle/2-announcement/extension";
import { applicationStates } from "~/lifecycle/3-application/application";
import { coApplicantStates } from "~/lifecycle/3-application/co-applicant";
import { paperStates } from "~/lifecycle/3-application/paper-application";
import { sectionTaskStates } from "~/lifecycle/3-application/section-task";
import { roundStates } from "~/lifecycle/5-review/round";
import { sheetStates } from "~/lifecycle/5-review/sheet";
import { itemStates, meetingStates } from "~/lifecycle/6-decision/meeting";
import { agreementStates } from "~/lifecycle/8-agreement/agreement";
import { reportStates } from "~/lifecycle/9-reporting/report";
import { letterStates } from "~/lifecycle/letter-state";
import type { Outcome } from "~/lifecycle/outcome";

const person = (confirmed: boolean): Who => ({
  kind: "person",
  id: "p",
  name: "P",
  email: "p@p",
  lang: "ru",
  confirmed,
});
const none = {
  roles: [],
  memberRole: null,
  hasAuthority: false,
  helps: false,
  types: false,
  coMember: false,
  coRole: null,
  isClaimant: false,
  isHelper: false,
  isTypist: false,
  isAssigned: false,
  onRoster: false,
};
const role = (...roles: string[]) => ({ who: person(true), facts: { ...none, roles } });

/** Everybody who may ask, with what they are to the object. */
export const actors: Record<string, { who: Who; facts: Record<string, unknown> }> = {
  nobody: { who: { kind: "nobody" }, facts: none },
  unconfirmed: { who: person(false), facts: none },
  signedIn: role(),
  viewer: { who: person(true), facts: { ...none, memberRole: "viewer" } },
  accountant: { who: person(true), facts: { ...none, memberRole: "accountant" } },
  editor: { who: person(true), facts: { ...none, memberRole: "editor" } },
  signatory: { who: person(true), facts: { ...none, memberRole: "signatory", hasAuthority: true } },
  expiredSignatory: { who: person(true), facts: { ...none, memberRole: "signatory" } },
  head: { who: person(true), facts: { ...none, memberRole: "head" } },
  claimant: { who: person(true), facts: { ...none, isClaimant: true } },
  coMember: { who: person(true), facts: { ...none, coMember: true, coRole: "viewer" } },
  coHead: { who: person(true), facts: { ...none, coMember: true, coRole: "head" } },
  expert: { who: person(true), facts: { ...none, roles: ["expert"], isAssigned: true } },
  member: { who: person(true), facts: { ...none, roles: ["member"], onRoster: true } },
  chair: { who: person(true), facts: { ...none, roles: ["chair"], onRoster: true } },
  secretary: role("secretary"),
  typist: { who: person(true), facts: { ...none, roles: ["secretary"], types: true, isTypist: true } },
  helper: { who: person(true), facts: { ...none, roles: ["helper"], helps: true, isHelper: true } },
  organiserAdmin: role("organiserAdmin"),
  installationAdmin: role("installationAdmin"),
  system: { who: { kind: "system" }, facts: none },
};

/** Every value that a fact about an object can have. */
const values: Record<string, readonly unknown[]> = {
  state: competitionStates,
  mode: competitionModes,
  now: [new Date(0), new Date(2), new Date(4)],
  opensAt: [new Date(1)],
  closesAt: [new Date(3)],
  extension: extensionStates,
  extensionKind: extensionKinds,
  isProposer: [true, false],
  byTwo: [false, true],
  approval: approvalStates,
  approvalSubject: approvalSubjects,
  application: applicationStates,
  paper: [null, ...paperStates],
  takesPaper: [true, false],
  hasPeople: [false, true],
  isUploader: [true, false],
  round: roundStates,
  sheet: sheetStates,
  meeting: meetingStates,
  item: itemStates,
  isPresent: [true, false],
  isRecused: [false, true],
  agreement: agreementStates,
  report: reportStates,
  verification: verifications,
  join: joinStates,
  headRequest: headRequestStates,
  isInvolved: [false, true],
  isApprover: [false, true],
  isColleague: [false, true],
  hasAccount: [true, false],
  servesOffice: [true, false],
  isDue: [true, false],
  authorityRole: memberRoles,
  isOwnAuthority: [false, true],
  isLive: [true, false],
  coApplicant: coApplicantStates,
  sectionTask: sectionTaskStates,
  isAsked: [true, false],
  isAsker: [true, false],
  demo: [true, false],
  isWithdrawn: [false, true],
  letter: letterStates,
  isReturned: [true, false],
  isResent: [false, true],
};

export type Case = { actor: string; facts: Record<string, unknown>; outcome: Outcome };

class Missing extends Error {
  constructor(readonly fact: string) {
    super(fact);
  }
}

/**
 * Every case that a row of the table can tell apart: it is asked with nothing known, and whatever fact it asks for is tried
 * with all its values. So the cases are complete, and facts that do not matter are not in them.
 */
export function casesOf(name: PolicyName): Case[] {
  return Object.entries(actors).flatMap(([actor, { who, facts }]) => explore(name, actor, who, facts, {}));
}

function explore(
  name: PolicyName,
  actor: string,
  who: Who,
  given: Record<string, unknown>,
  chosen: Record<string, unknown>,
): Case[] {
  const facts = new Proxy({} as Record<string, unknown>, {
    get(_, fact: string) {
      if (fact in chosen) return chosen[fact];
      if (fact in given) return given[fact];
      throw new Missing(fact);
    },
  });
  try {
    const outcome = (policy[name] as (who: Who, facts: unknown) => Outcome)(who, facts);
    return [{ actor, facts: chosen, outcome }];
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    const { fact } = error;
    const possible = values[fact];
    if (!possible) throw new Error(`${name} asks for ${fact}: name its values here`);
    return possible.flatMap((value) => explore(name, actor, who, given, { ...chosen, [fact]: value }));
  }
}
