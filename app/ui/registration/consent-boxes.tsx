import type { ConsentPurpose } from "~/lifecycle/1-registration/applicant";
import { Field } from "../field";
import { Group } from "../group";
import { usePage } from "../page";

/** A box for each consent, apart from everything else on the page, with its full text a link away (152-ФЗ ст. 9). */
export function ConsentBoxes({ purposes }: { purposes: readonly ConsentPurpose[] }) {
  const { t, href } = usePage();
  const words = t.registration.consents;
  return (
    <>
      {purposes.map((purpose) => (
        <Group key={purpose} legend={words.documents[purpose].title}>
          <p>{words.documents[purpose].purpose}</p>
          <p>
            <a href={href(`/consents/${purpose}`)} target="_blank" rel="noreferrer">
              {words.fullText}
            </a>
          </p>
          <Field
            type="checkbox"
            name={`consent${purpose[0]!.toUpperCase()}${purpose.slice(1)}`}
            label={words.documents[purpose].box}
            value={false}
          />
        </Group>
      ))}
    </>
  );
}
