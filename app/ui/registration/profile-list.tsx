import type { ShownProfile } from "~/lifecycle/1-registration/shown-profile";
import { formatDay, formatPhone } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";

/** A profile to read: what a kind does not have, and what is optional and not filled in, is left out. */
export function ProfileList({ profile }: { profile: ShownProfile }) {
  const { t, lang } = usePage();
  const words = t.registration.applicant;
  const { details } = t.registration;
  const hasOwn = profile.kind === "legal" || profile.kind === "branch";
  const day = (value: string | null) => (value ? formatDay(value, lang) : null);
  const given = (label: string, value: string | null) => value !== null && value !== "" && { label, value };
  const basis = profile.headBasis && details.headBases[profile.headBasis];
  return (
    <DataList
      items={[
        { label: words.kind, value: t.registration.kinds[profile.kind] },
        { label: words.fullName, value: profile.fullName },
        { label: words.shortName, value: profile.shortName },
        given(details.parentName, profile.parentName),
        given(details.legalForm, profile.legalForm && details.legalForms[profile.legalForm]),
        hasOwn && { label: words.inn, value: profile.inn },
        hasOwn && { label: words.kpp, value: profile.kpp },
        hasOwn && { label: words.ogrn, value: profile.ogrn },
        hasOwn && { label: words.registeredOn, value: day(profile.registeredOn) },
        { label: hasOwn ? words.head : words.leader, value: profile.headName },
        { label: words.headPost, value: profile.headPost },
        given(details.headBasis, [basis, profile.headBasisNote].filter(Boolean).join(", ")),
        given(details.headUntil, day(profile.headUntil)),
        given(details.accountant, profile.accountant),
        !hasOwn && { label: words.host, value: profile.hostName },
        given(details.hostInn, profile.hostInn),
        { label: words.locality, value: profile.locality },
        { label: words.address, value: profile.address },
        given(details.postalAddress, profile.postalAddress),
        given(details.oktmo, profile.oktmo),
        { label: words.phone, value: formatPhone(profile.phone) },
        { label: words.email, value: profile.email },
        { label: words.site, value: profile.site },
        given(details.socials, profile.socials),
        given(details.founders, profile.founders),
        profile.stateRegisters.length > 0 && {
          label: details.stateRegisters,
          value: profile.stateRegisters.map((one) => details.registers[one]).join("; "),
        },
        { label: words.about, value: profile.about },
      ]}
    />
  );
}
