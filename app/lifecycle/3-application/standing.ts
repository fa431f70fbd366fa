import type { ApplicantKind, Verification } from "../1-registration/applicant";
import { changedFacts } from "../1-registration/verified-facts";
import type { IsoDay } from "../time";
import type { ApplicantSnapshot } from "./content";

/**
 * By what somebody signs and submits: the head by what the profile says, a signatory by a power of attorney of these days, both
 * inclusive. `provenAt` is when its newest file was attached, an ISO instant; null when there is none.
 */
export type Signer = { role: "head" } | { role: "signatory"; from: IsoDay; until: IsoDay; provenAt: string | null };

/** What the formal criteria know of an applicant that is not in the content of its application; an edition keeps it as it arrived. */
export type KeptStanding = {
  verification: Verification;
  /** When an organiser verified it last; an ISO instant. */
  verifiedAt: string | null;
  /** Whoever reads, signs or submits; null when they may not sign. */
  signer: Signer | null;
};

/** People whom an applicant names, with consents that hold: how many as its members, who as people of its project teams. */
export type NamedPeople = { members: number; teamConsents: readonly string[] };

/** How the organisation that receives the money of a group is named; `unknown` for editions that did not keep its ИНН. */
export type HostNaming = "named" | "withoutInn" | "missing" | "unknown";

/** Everything that the formal criteria know of an applicant apart from the form; days may be unknown. */
export type Standing = KeptStanding &
  NamedPeople & {
    kind: ApplicantKind;
    registeredOn: IsoDay | null;
    /** The last day of the head's powers. */
    headUntil: IsoDay | null;
    host: HostNaming;
  };

/** Of an edition from before the standing was kept: nothing is known, so a person judges. */
const unknown: KeptStanding = { verification: "unverified", verifiedAt: null, signer: null };

/** The standing of an applicant as its application says and as was kept beside it; of a draft and of a submitted edition alike. */
export function standingOf(applicant: ApplicantSnapshot, kept: KeptStanding | null, named: NamedPeople): Standing {
  const { kind, registeredOn, headUntil } = applicant;
  return {
    ...(kept ?? unknown),
    ...named,
    kind,
    registeredOn: registeredOn || null,
    headUntil: headUntil || null,
    host: hostNaming(applicant),
  };
}

function hostNaming({ hostName, hostInn }: ApplicantSnapshot): HostNaming {
  if (hostName === "") return "missing";
  if (hostInn === undefined) return "unknown";
  return hostInn ? "named" : "withoutInn";
}

/** A profile as an organiser has checked it, or not. */
type Checked = Pick<KeptStanding, "verification" | "verifiedAt"> & Parameters<typeof changedFacts>[1];

/**
 * The standing that counts for a submitted edition. What its applicant changes afterwards changes nothing; an organiser who
 * verifies the very facts of the edition later does.
 * @param options.named whom the applicant named when the edition arrived
 */
export function standingAfter(
  applicant: ApplicantSnapshot,
  kept: KeptStanding | null,
  { named, now }: { named: NamedPeople; now: Checked },
): Standing {
  const standing = standingOf(applicant, kept, named);
  const isVerified = now.verification === "verified" && changedFacts(applicant, now).length === 0;
  return isVerified ? { ...standing, verification: "verified", verifiedAt: now.verifiedAt } : standing;
}
