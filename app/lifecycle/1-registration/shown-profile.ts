import type { ApplicantKind } from "./applicant";

/** A profile as pages and forms show it; requisites are null and the host is empty where the kind has none. */
export type ShownProfile = {
  kind: ApplicantKind;
  fullName: string;
  shortName: string;
  locality: string;
  address: string;
  headName: string;
  headPost: string;
  phone: string;
  email: string;
  site: string;
  about: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  registeredOn: string | null;
  hostName: string;
};

/** What a person enters of it: everything but the kind, which is chosen first. */
export type Profile = Omit<ShownProfile, "kind">;
