import type { ConsentWay, NamedPurpose } from "./applicant";

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
