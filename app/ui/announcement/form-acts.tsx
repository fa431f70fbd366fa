import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

/** What can be done with a section, a question or a column: the link that changes it, and buttons that move it and take it away. */
export function FormActs({
  base,
  version,
  at,
  label,
  edit,
  isFirst,
  isFixed,
  isSection = false,
}: {
  /** The page of the form, which does it. */
  base: string;
  version: number;
  at: string;
  label: string;
  edit: string;
  isFirst: boolean;
  /** The competition needs it: it cannot be taken away. */
  isFixed: boolean;
  /** It is a section: said in the words, since it stands above its questions. */
  isSection?: boolean;
}) {
  const { t } = usePage();
  const words = t.announcement.form;
  return (
    <div className="acts">
      <a
        className="button button-link button-small"
        href={edit}
        aria-label={isSection ? `${words.editSection}: ${label}` : words.editOf(label)}
      >
        {isSection ? words.editSection : words.edit}
      </a>
      {isFirst ? null : <Act {...{ base, version, at }} act="up" label={words.up} full={words.upOf(label)} />}
      {isFixed ? null : (
        <Act
          {...{ base, version, at }}
          act="remove"
          label={isSection ? words.removeSection : words.remove}
          full={`${isSection ? words.removeSection : words.remove}: ${label}`}
        />
      )}
    </div>
  );
}

/** One button that changes the form at a place. */
export function Act({
  base,
  version,
  at,
  act,
  label,
  full,
}: {
  base: string;
  version: number;
  at: string;
  act: "up" | "remove" | "uncheck" | "begin";
  label: string;
  full: string;
}) {
  return (
    <Form inline action={base} id={`${act}-${at}`}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="act" value={act} />
      <Button look="link" small label={full}>
        {label}
      </Button>
    </Form>
  );
}
