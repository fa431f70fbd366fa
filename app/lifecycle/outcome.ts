/** Every reason to refuse, and the HTTP status that answers it. The words are in `app/text`. */
export const refusals = {
  notSignedIn: 401,
  notFound: 404,
  wrongRole: 403,
  noAuthority: 403,
  secondPerson: 403,
  notConfirmed: 403,
  conflictOfInterest: 403,
  throttled: 429,
  wrongStage: 409,
  wrongKind: 409,
  wrongState: 409,
  notYet: 409,
  passMarkOpen: 409,
  deadlinePassed: 409,
  changedMeanwhile: 409,
  incomplete: 409,
  notSigned: 409,
  noQuorum: 409,
  noticeTooShort: 409,
  notCarried: 409,
  notConcluded: 409,
  onPaper: 409,
  limitExceeded: 409,
  alreadyExists: 409,
  hasPeople: 409,
  leanedOn: 409,
  lastOne: 409,
  linkExpired: 410,
  badInput: 422,
  proofNeeded: 422,
  keyReused: 422,
  storeUnsafe: 409,
} as const;
export type Refusal = keyof typeof refusals;
export const refusalReasons = Object.keys(refusals) as Refusal[];

/** What came of a request: a value, or the reason it was refused. Bugs are thrown, refusals are returned. */
export type Outcome<T = undefined> =
  | { ok: true; value: T }
  | { ok: false; reason: Refusal; details?: Record<string, string | number> };

/** The outcome of a verb that has nothing to hand back. */
export const done: { ok: true; value: undefined } = { ok: true, value: undefined };

/** An outcome that carries a value. */
export function made<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A refusal; `details` fill the words of the catalog (plain strings and numbers only). */
export function refused(
  reason: Refusal,
  details?: Record<string, string | number>,
): { ok: false; reason: Refusal; details?: Record<string, string | number> } {
  return details ? { ok: false, reason, details } : { ok: false, reason };
}
