import type { ApplicantKind, HeadBasis, LegalForm, StateRegister } from "./applicant";

/** A profile as pages and forms show it; requisites are null and the host is empty where the kind has none. */
export type ShownProfile = {
  kind: ApplicantKind;
  fullName: string;
  shortName: string;
  legalForm: LegalForm | null;
  /** The head organisation of a branch. */
  parentName: string;
  locality: string;
  address: string;
  postalAddress: string;
  oktmo: string | null;
  headName: string;
  headPost: string;
  headBasis: HeadBasis | null;
  headBasisNote: string;
  headUntil: string | null;
  accountant: string;
  founders: string;
  stateRegisters: StateRegister[];
  phone: string;
  email: string;
  site: string;
  socials: string;
  about: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  registeredOn: string | null;
  hostName: string;
  hostInn: string | null;
};

/** What a person enters of it: everything but the kind, which is chosen first. */
export type Profile = Omit<ShownProfile, "kind">;
