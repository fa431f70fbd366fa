import type { ConsentWay, NamedPurpose } from "./applicant";

/** People whom one applicant may name, those who withdrew their consents among them. */
export const MAX_NAMED = 100;

/** Somebody whom an applicant names, with the consent they gave; withdrawn ones have no contact any more. */
export type NamedPerson = {
  id: string;
  purpose: NamedPurpose;
  name: string;
  contact: string;
  way: ConsentWay;
  givenOn: string;
  withdrawnAt: string | null;
};
