import { type PersonKey, people } from "./people";
import type { DemoApplicant } from "./types";

type Profile = Omit<DemoApplicant, "headName" | "email" | "kpp" | "editors" | "host" | "hostName" | "registeredOn"> & {
  head: PersonKey;
  editors?: readonly PersonKey[];
  host?: string;
  hostName?: string;
  registeredOn?: string;
};

/** A profile with what follows from its head and its number: name, e-mail, KPP. */
export function applicant({
  head,
  editors = [],
  host,
  hostName = "",
  registeredOn,
  ...profile
}: Profile): DemoApplicant {
  return {
    ...profile,
    kpp: profile.inn ? `${profile.inn.slice(0, 4)}01001` : null,
    registeredOn: registeredOn ?? null,
    head,
    editors,
    host: host ?? null,
    hostName,
    headName: people[head].name,
    email: people[head].email,
  };
}
