import { headBases, legalForms, stateRegisters } from "~/lifecycle/1-registration/applicant";
import type { Profile } from "~/lifecycle/1-registration/shown-profile";
import { Field } from "../field";
import { Fold } from "../fold";
import { Group } from "../group";
import { usePage } from "../page";

type Given = { profile?: Partial<Profile> };

/** What a competition may ask of an organisation beyond its requisites; asked once, all of it optional. */
export function OrganisationDetails({ profile }: Given) {
  const { t } = usePage();
  const words = t.registration.details;
  return (
    <Group legend={words.moreTitle}>
      <Fold title={words.authorityTitle}>
        <Field
          name="headBasis"
          type="select"
          label={words.headBasis}
          hint={words.headBasisHint}
          required={false}
          value={profile?.headBasis}
          options={headBases.map((value) => ({ value, label: words.headBases[value] }))}
        />
        <Field
          name="headBasisNote"
          label={words.headBasisNote}
          hint={words.headBasisNoteHint}
          required={false}
          value={profile?.headBasisNote}
        />
        <Field
          name="headUntil"
          type="date"
          label={words.headUntil}
          hint={words.headUntilHint}
          required={false}
          value={profile?.headUntil}
        />
        <Field name="accountant" label={words.accountant} required={false} value={profile?.accountant} />
      </Fold>
      <Fold title={words.organisationTitle}>
        <Field
          name="legalForm"
          type="select"
          label={words.legalForm}
          required={false}
          value={profile?.legalForm}
          options={legalForms.map((value) => ({ value, label: words.legalForms[value] }))}
        />
        <Field
          name="founders"
          type="textarea"
          rows={3}
          limit={2_000}
          label={words.founders}
          hint={words.foundersHint}
          required={false}
          value={profile?.founders}
        />
        <Field
          name="stateRegisters"
          type="checkboxes"
          label={words.stateRegisters}
          required={false}
          value={profile?.stateRegisters ?? []}
          options={stateRegisters.map((value) => ({ value, label: words.registers[value] }))}
        />
      </Fold>
    </Group>
  );
}

/** Another address for letters, the municipality's code, pages in social networks. */
export function AddressDetails({ profile }: Given) {
  const { t } = usePage();
  const words = t.registration.details;
  return (
    <Fold title={words.addressTitle}>
      <Field
        name="postalAddress"
        label={words.postalAddress}
        hint={words.postalAddressHint}
        required={false}
        width="full"
        value={profile?.postalAddress}
      />
      <Field
        name="oktmo"
        label={words.oktmo}
        hint={words.oktmoHint}
        inputMode="numeric"
        width="m"
        required={false}
        value={profile?.oktmo}
      />
      <Field
        name="socials"
        type="textarea"
        rows={3}
        limit={1_000}
        label={words.socials}
        hint={words.socialsHint}
        required={false}
        value={profile?.socials}
      />
    </Fold>
  );
}

/** Who receives the money for a group without an ИНН of its own. */
export function HostFields({ profile }: Given) {
  const { t } = usePage();
  const words = t.registration.applicant;
  return (
    <>
      <Field name="hostName" label={words.host} hint={words.hostHint} required={false} value={profile?.hostName} />
      <Field
        name="hostInn"
        label={t.registration.details.hostInn}
        hint={words.innHint}
        inputMode="numeric"
        width="m"
        required={false}
        value={profile?.hostInn}
      />
    </>
  );
}
