import type { Verification } from "~/lifecycle/1-registration/applicant";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<Verification, StatusTone> = { unverified: "warn", verified: "good", refused: "bad" };

/** Whether an organiser has verified the applicant, in words. */
export function VerificationStatus({ verification }: { verification: Verification }) {
  const { t } = usePage();
  return <Status tone={tones[verification]}>{t.registration.verification[verification]}</Status>;
}
