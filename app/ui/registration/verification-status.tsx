import type { Verification } from "~/lifecycle/1-registration/applicant";
import type { VerifiedFact } from "~/lifecycle/1-registration/verified-facts";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<Verification, StatusTone> = { unverified: "warn", verified: "good", refused: "bad" };

/**
 * Whether an organiser has verified the applicant, in words.
 * @param changed what has changed since somebody had
 */
export function VerificationStatus({
  verification,
  changed = [],
}: {
  verification: Verification;
  changed?: readonly VerifiedFact[];
}) {
  const { t } = usePage();
  const isAgain = verification === "unverified" && changed.length > 0;
  return (
    <Status tone={tones[verification]}>
      {isAgain ? t.registration.recheck : t.registration.verification[verification]}
    </Status>
  );
}

/** Names of verified facts, as a sentence lists them. */
export function useFactNames(): (facts: readonly VerifiedFact[]) => string {
  const { verifiedFactNames } = usePage().t.registration;
  return (facts) => facts.map((fact) => verifiedFactNames[fact]).join(", ");
}
