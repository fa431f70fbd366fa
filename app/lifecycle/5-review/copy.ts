import type { ReadSection } from "../3-application/reading";

/**
 * What an expert reads, drawn by the form. In double mode nothing in it comes from a field that identifies, `applicant` is
 * null and free text is masked; in single mode the applicant and the names of the team are there.
 */
export type BlindContent = {
  title: string;
  sections: ReadSection[];
  applicant: { fullName: string; locality: string } | null;
};
