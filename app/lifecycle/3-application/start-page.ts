import type { AskedRequirement } from "./declared";
import type { OwnApplication } from "./home";

/** Why an applicant cannot be chosen: what the system knows itself. */
export type Unfit = "kind" | "role" | "age" | "limit";

/** What the page that starts an application shows; `unfit` says why an applicant cannot be chosen. */
export type StartPage = {
  competition: {
    id: string;
    title: string;
    path: string;
    zone: string;
    now: string;
    closesAt: string;
    isOpen: boolean;
  };
  applicants: { id: string; name: string; unfit: Unfit | null }[];
  requirements: AskedRequirement[];
  existing: OwnApplication[];
  /** Earlier applications whose text can be carried over. */
  earlier: { id: string; title: string | null; competition: string; applicant: string }[];
};
