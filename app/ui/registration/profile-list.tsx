import type { ShownProfile } from "~/lifecycle/1-registration/shown-profile";
import { formatDay, formatPhone } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";

/** A profile to read: what a kind does not have is left out. */
export function ProfileList({ profile }: { profile: ShownProfile }) {
  const { t, lang } = usePage();
  const words = t.registration.applicant;
  const hasOwn = profile.kind === "legal" || profile.kind === "branch";
  return (
    <DataList
      items={[
        { label: words.kind, value: t.registration.kinds[profile.kind] },
        { label: words.fullName, value: profile.fullName },
        { label: words.shortName, value: profile.shortName },
        hasOwn && { label: words.inn, value: profile.inn },
        hasOwn && { label: words.kpp, value: profile.kpp },
        hasOwn && { label: words.ogrn, value: profile.ogrn },
        hasOwn && {
          label: words.registeredOn,
          value: profile.registeredOn ? formatDay(profile.registeredOn, lang) : null,
        },
        { label: hasOwn ? words.head : words.leader, value: profile.headName },
        { label: words.headPost, value: profile.headPost },
        !hasOwn && { label: words.host, value: profile.hostName },
        { label: words.locality, value: profile.locality },
        { label: words.address, value: profile.address },
        { label: words.phone, value: formatPhone(profile.phone) },
        { label: words.email, value: profile.email },
        { label: words.site, value: profile.site },
        { label: words.about, value: profile.about },
      ]}
    />
  );
}
