import type { ApplicantKind } from "~/lifecycle/1-registration/applicant";
import type { Profile } from "~/lifecycle/1-registration/shown-profile";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";
import { AddressDetails, HostFields, OrganisationDetails } from "./applicant-details";

/** The fields of a profile: requisites for a legal entity and its branch, leader and host for a group; the rest under folds. */
export function ApplicantFields({ kind, profile }: { kind: ApplicantKind; profile?: Partial<Profile> }) {
  const { t } = usePage();
  const words = t.registration.applicant;
  const hasOwn = kind === "legal" || kind === "branch";
  return (
    <>
      <Group legend={hasOwn ? words.requisites : words.group}>
        <Field
          name="fullName"
          label={words.fullName}
          hint={words.fullNameHint}
          width="full"
          limit={1_000}
          value={profile?.fullName}
        />
        <Field name="shortName" label={words.shortName} limit={200} value={profile?.shortName} />
        {hasOwn ? <Requisites kind={kind} profile={profile} /> : null}
        <Field
          name="headName"
          label={hasOwn ? words.head : words.leader}
          hint={words.headHint}
          value={profile?.headName}
        />
        <Field name="headPost" label={words.headPost} required={false} value={profile?.headPost} />
        {hasOwn ? null : <HostFields profile={profile} />}
      </Group>
      <Group legend={words.contacts}>
        <Field name="locality" label={words.locality} value={profile?.locality} />
        <Field
          name="address"
          label={words.address}
          hint={hasOwn ? words.legalAddressHint : words.addressHint}
          width="full"
          value={profile?.address}
        />
        <Field name="phone" type="tel" label={words.phone} autoComplete="tel" value={profile?.phone} />
        <Field name="email" type="email" label={words.email} value={profile?.email} />
        <Field name="site" type="url" label={words.site} hint={words.siteHint} required={false} value={profile?.site} />
        <AddressDetails profile={profile} />
      </Group>
      {hasOwn ? <OrganisationDetails profile={profile} /> : null}
      <Group legend={words.aboutGroup}>
        <Field
          name="about"
          type="textarea"
          label={words.about}
          hint={words.aboutHint}
          required={false}
          limit={3_000}
          value={profile?.about}
        />
      </Group>
    </>
  );
}

function Requisites({ kind, profile }: { kind: ApplicantKind; profile?: Partial<Profile> }) {
  const { t } = usePage();
  const words = t.registration.applicant;
  const { details } = t.registration;
  return (
    <>
      {kind === "branch" ? (
        <Field
          name="parentName"
          label={details.parentName}
          hint={details.parentNameHint}
          required={false}
          width="full"
          value={profile?.parentName}
        />
      ) : null}
      <Field name="inn" label={words.inn} hint={words.innHint} inputMode="numeric" width="m" value={profile?.inn} />
      <Field name="kpp" label={words.kpp} hint={words.kppHint} width="m" value={profile?.kpp} />
      <Field name="ogrn" label={words.ogrn} hint={words.ogrnHint} inputMode="numeric" width="m" value={profile?.ogrn} />
      <Field
        name="registeredOn"
        type="date"
        label={words.registeredOn}
        hint={t.common.dayHint}
        required={false}
        value={profile?.registeredOn}
      />
    </>
  );
}

/** Words of every field, for the list of what to mend. */
export function useApplicantLabels(kind: ApplicantKind): Record<string, string> {
  const { applicant: words, details } = usePage().t.registration;
  const { fullName, shortName, inn, kpp, ogrn, registeredOn, headPost, host } = words;
  const { locality, address, phone, email, site, about } = words;
  const headName = kind === "legal" || kind === "branch" ? words.head : words.leader;
  const own = { fullName, shortName, inn, kpp, ogrn, registeredOn, headName, headPost, hostName: host };
  const { legalForm, parentName, postalAddress, oktmo, headBasis, headBasisNote, headUntil } = details;
  const { accountant, founders, stateRegisters, socials, hostInn } = details;
  const more = { legalForm, parentName, postalAddress, oktmo, headBasis, headBasisNote, headUntil };
  return {
    ...{ ...own, locality, address, phone, email, site, about },
    ...{ ...more, accountant, founders, stateRegisters, socials, hostInn },
  };
}
