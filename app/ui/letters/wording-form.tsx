import {
  braced,
  FACTS,
  type Placeholder,
  type Release,
  releases,
  type Wording,
} from "~/lifecycle/2-announcement/wording";
import { catalog } from "~/text/text";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

type Letter = {
  version: number;
  words: Wording;
  isStandard: boolean;
  release: Release;
  mayDecideRelease: boolean;
  placeholders: readonly { fill: Placeholder; name: string }[];
  waiting: number;
};

/** The subject and the text of a kind of letter, what can be filled in, and when it goes out. */
export function WordingForm({ letter, answer }: { letter: Letter; answer: unknown }) {
  const { t } = usePage();
  const words = t.wording;
  return (
    <Form answer={answer}>
      <input type="hidden" name="version" value={letter.version} />
      <Field name="subject" label={words.subject} value={letter.words.subject} limit={150} width="full" />
      <Field
        name="text"
        type="textarea"
        rows={14}
        label={words.text}
        hint={words.textHint}
        value={letter.words.text}
        limit={4_000}
        width="full"
      />
      <Placeholders of={letter.placeholders} />
      {letter.mayDecideRelease ? (
        <Field
          name="release"
          type="radio"
          label={words.release}
          value={letter.release}
          options={releases.map((value) => ({ value, label: words.releases[value] }))}
        />
      ) : (
        <p className="muted">{words.fixedRelease[letter.release]}</p>
      )}
      {letter.waiting > 0 ? (
        <Field name="waiting" type="checkbox" required={false} label={words.waiting(letter.waiting)} value />
      ) : null}
      <p className="muted">{words.english}</p>
      <ButtonRow>
        <Button name="act" value="keep">
          {words.keep}
        </Button>
        <Button name="act" value="look" look="plain">
          {words.look}
        </Button>
        {letter.isStandard ? null : (
          <Button name="act" value="standard" look="plain">
            {words.standard}
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
}

/** Names are Russian for everybody, since saved words have them; other readers are told what they mean. */
function Placeholders({ of }: { of: Letter["placeholders"] }) {
  const { t, lang } = usePage();
  const words = t.wording;
  const facts = catalog("ru").wording.fills[FACTS];
  return (
    <section>
      <h2>{words.canFill}</h2>
      <p>{words.canFillLead}</p>
      <ul>
        {of.map(({ fill, name }) => (
          <li key={fill}>
            <code lang="ru">{braced(name)}</code>
            {lang === "ru" ? null : ` — ${words.fills[fill]}`}
          </li>
        ))}
        <li>
          <code lang="ru">{braced(facts)}</code> — {words.facts}
        </li>
      </ul>
    </section>
  );
}
