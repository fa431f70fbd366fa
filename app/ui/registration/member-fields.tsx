import type { Authority, MemberRole } from "~/lifecycle/1-registration/applicant";
import { memberRoles } from "~/lifecycle/1-registration/applicant";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";

/** What a member may do, and the power of attorney that a signatory needs. */
export function MemberFields({ role = "editor", authority }: { role?: MemberRole; authority?: Authority | null }) {
  const { t } = usePage();
  const words = t.registration.team;
  return (
    <>
      <Field
        name="role"
        type="radio"
        label={t.registration.applicant.giveRole}
        value={role}
        options={memberRoles.map((value) => ({
          value,
          label: t.registration.memberRoles[value],
          hint: t.registration.memberRoleHints[value],
        }))}
      />
      <Group legend={words.authority} hint={words.authorityHint}>
        <Field name="number" label={words.number} width="m" required={false} value={authority?.number} />
        <Field
          name="issuedOn"
          type="date"
          label={words.issuedOn}
          hint={t.common.dayHint}
          required={false}
          value={authority?.issuedOn}
        />
        <Field
          name="until"
          type="date"
          label={words.until}
          hint={words.untilHint}
          required={false}
          value={authority?.until}
        />
        <Field
          name="reference"
          label={words.reference}
          hint={words.referenceHint}
          required={false}
          value={authority?.reference}
        />
      </Group>
    </>
  );
}
