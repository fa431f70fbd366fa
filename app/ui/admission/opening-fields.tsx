import { Field } from "../field";
import { usePage } from "../page";

type Member = { id: string; name: string };
type Props = { members: readonly Member[]; place: string; present: readonly string[] };

/** Where applications are opened and who of the commission is there, as the protocol will say. */
export function OpeningFields({ members, place, present }: Props) {
  const { t } = usePage();
  const words = t.admission.open;
  return (
    <>
      <Field name="place" label={words.place} hint={words.placeHint} limit={300} value={place} width="full" />
      {members.length === 0 ? (
        <p className="muted">{words.noRoster}</p>
      ) : (
        <Field
          name="present"
          type="checkboxes"
          label={words.present}
          hint={words.presentHint}
          required={false}
          value={present}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
