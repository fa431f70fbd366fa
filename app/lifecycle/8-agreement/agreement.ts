import type { BasisPoints, CompetitionRules } from "../2-announcement/rules";
import { type Kopecks, splitByShares } from "../money";
import { statesOf } from "../moves";
import type { IsoDay } from "../time";

/** An agreement on a subsidy. */
export const agreementMoves = {
  active: { complete: "completed", terminate: "terminated" },
  completed: {},
  terminated: {},
} as const;
export type AgreementState = keyof typeof agreementMoves;
export const agreementStates = statesOf(agreementMoves);

/** Where a winner stands with the agreement. */
export const winnerStates = ["awarded", "agreed", "completed", "forgone"] as const;
export type WinnerState = (typeof winnerStates)[number];

/** What stands in the way of recording, by the dotted name of the field; codes are of the `field` catalog. */
export type Faults = Record<string, { code: string; params?: Record<string, string | number> }>;

/** An agreement as the secretary enters it; money in kopecks, `planned` an exact decimal. */
export type AgreementTerms = {
  number: string;
  signedOn: IsoDay;
  startsOn: IsoDay;
  endsOn: IsoDay;
  lines: { granted: Kopecks; own: Kopecks }[];
  indicators: { planned: string }[];
  /** The secretary has seen that the own share is below the announced one. */
  lowOwnShare: boolean;
};

/** What the terms are measured by: the award, the submitted version, the announced rules, the competition's today. */
export type AgreementGround = {
  award: Kopecks;
  lines: number;
  indicators: number;
  term: CompetitionRules["term"];
  ownShareMinBp: BasisPoints;
  publishedOn: IsoDay | null;
  today: IsoDay;
};

/**
 * The granted part of every line of a budget: as requested, or cut in proportion with the largest remainder when less was
 * awarded, so that the parts add up to the award to a kopeck (domain.md §2.7, step 10; §3.6).
 */
export function grantedLines(award: Kopecks, requested: readonly Kopecks[]): Kopecks[] {
  const whole = requested.reduce((sum, part) => sum + part, 0n);
  return whole === award ? [...requested] : splitByShares(award, requested);
}

/**
 * What is wrong with the terms of an agreement: Σ of granted parts differs from the award, days out of order or outside the
 * announced term, signed before the results or in the future, own share below the announced one and not confirmed.
 * Empty when nothing is. Source: domain.md §3.6 (Agreement).
 */
export function agreementFaults(terms: AgreementTerms, ground: AgreementGround): Faults {
  const { signedOn, startsOn, endsOn } = terms;
  const faults: Faults = {};
  if (signedOn > ground.today) faults.signedOn = { code: "dayAfter", params: { day: ground.today } };
  if (ground.publishedOn && signedOn < ground.publishedOn)
    faults.signedOn = { code: "dayBefore", params: { day: ground.publishedOn } };
  if (startsOn < ground.term.earliestStart)
    faults.startsOn = { code: "dayBefore", params: { day: ground.term.earliestStart } };
  if (endsOn > ground.term.latestEnd) faults.endsOn = { code: "dayAfter", params: { day: ground.term.latestEnd } };
  if (endsOn < startsOn) faults.endsOn = { code: "endBeforeStart" };

  const granted = sumOf(terms.lines.map((line) => line.granted));
  const own = sumOf(terms.lines.map((line) => line.own));
  if (terms.lines.length !== ground.lines || granted !== ground.award) faults.lines = { code: "sumDiffers" };
  if (terms.indicators.length !== ground.indicators) faults.indicators = { code: "bad" };
  if (isOwnShareLow({ granted, own }, ground.ownShareMinBp) && !terms.lowOwnShare)
    faults.lowOwnShare = { code: "ownShareTooSmall", params: { bp: ground.ownShareMinBp } };
  return faults;
}

/** Whether own money is less than the announced share of the project's total; compared exactly, without rounding. */
export function isOwnShareLow({ granted, own }: { granted: Kopecks; own: Kopecks }, minBp: BasisPoints): boolean {
  return own * 10_000n < (granted + own) * BigInt(minBp);
}

const sumOf = (sums: readonly Kopecks[]): Kopecks => sums.reduce((a, b) => a + b, 0n);
