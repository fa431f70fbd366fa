import type { MemberRole } from "./applicant";

/** A person who acts for an applicant. */
export type MemberRow = { id: string; name: string; email: string; role: MemberRole; isSelf: boolean };

/** A request for access that waits for the head. */
export type JoinRow = { id: string; name: string; email: string; message: string; askedAt: string };
