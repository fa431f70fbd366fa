/** What the office decides about an opened application. */
export const admissionOutcomes = ["admitted", "rejected", "returned"] as const;
export type AdmissionOutcome = (typeof admissionOutcomes)[number];

/** The result of one requirement check. */
export const checkResults = ["ok", "fail", "notApplicable"] as const;
export type CheckResult = (typeof checkResults)[number];
