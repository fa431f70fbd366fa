/** Papers that are kept as they were made, by number and version (domain.md §6). */
export const paperKinds = ["openingProtocol", "admissionProtocol"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What a paper signed outside the system comes back as: a scan of it, or a detached electronic signature under it. */
export const signedCopyKinds = ["scan", "signature"] as const;
export type SignedCopyKind = (typeof signedCopyKinds)[number];
