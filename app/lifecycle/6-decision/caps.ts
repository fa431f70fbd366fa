import type { CompetitionRules } from "../2-announcement/rules";
import type { Kopecks } from "../money";

/** Every cap on who is funded besides the money itself (domain.md §2.7, step 8). */
export const capReasons = ["applicantCap", "directionCap", "directionMoney", "territoryCap"] as const;
export type CapReason = (typeof capReasons)[number];

export type CapRules = Pick<CompetitionRules, "directions" | "maxFundedPerApplicant" | "maxFundedPerTerritory">;

/** What the caps count an application by: whose it is, its direction, the municipalities where it runs. */
export type Capped = { applicant: string; direction: string; territories: readonly string[] };

/** An application that is funded, or proposed to be, with this sum. */
export type Funded = Capped & { sum: Kopecks };

/**
 * The first cap that an award of this sum would go over beside those already funded, or null. A project that runs in several
 * municipalities counts in each; one that names none is under no cap of territories.
 */
export function capOver(
  rules: CapRules,
  { applicant, direction, territories }: Capped,
  { funded, sum }: { funded: readonly Funded[]; sum: Kopecks },
): CapReason | null {
  const ofApplicant = funded.filter((one) => one.applicant === applicant).length;
  if (ofApplicant >= rules.maxFundedPerApplicant) return "applicantCap";
  const { maxFunded, maxSum } = rules.directions.find(({ key }) => key === direction) ?? {};
  const alike = funded.filter((one) => one.direction === direction);
  if (maxFunded !== undefined && alike.length >= maxFunded) return "directionCap";
  if (maxSum !== undefined && sumOf(alike) + sum > BigInt(maxSum)) return "directionMoney";
  const most = rules.maxFundedPerTerritory;
  const isFull = (code: string) => funded.filter((one) => one.territories.includes(code)).length >= (most ?? 0);
  return most !== undefined && territories.some(isFull) ? "territoryCap" : null;
}

/** What a direction has left for one more project, in kopecks; null where its sum has no cap. */
export function leftInDirection(rules: CapRules, direction: string, funded: readonly Funded[]): Kopecks | null {
  const { maxSum } = rules.directions.find(({ key }) => key === direction) ?? {};
  if (maxSum === undefined) return null;
  return BigInt(maxSum) - sumOf(funded.filter((one) => one.direction === direction));
}

function sumOf(funded: readonly Funded[]): Kopecks {
  return funded.reduce((total, { sum }) => total + sum, 0n);
}
