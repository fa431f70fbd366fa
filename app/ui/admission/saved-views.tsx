import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Fold } from "../fold";
import { asFormAnswer, Form } from "../form";
import { usePage } from "../page";

type View = { id: string; name: string; query: string };

/** The reader's own views of the list: names for addresses, each a link. */
export function SavedViews({ address, views }: { address: string; views: readonly View[] }) {
  const { t } = usePage();
  const words = t.admission.find.views;
  if (views.length === 0) return null;
  return (
    <nav aria-label={words.title} className="views small">
      {words.title}:{" "}
      {views.map(({ id, name, query }, index) => (
        <span key={id}>
          {index > 0 ? " · " : ""}
          <a href={`${address}${query}`}>{name}</a>
        </span>
      ))}
    </nav>
  );
}

type KeepProps = { base: string; views: readonly View[]; answer: unknown };

/** Keeps the conditions on the page under a name, and forgets views. */
export function KeepView({ base, views, answer }: KeepProps) {
  const { t } = usePage();
  const words = t.admission.find.views;
  return (
    <Fold title={words.keep} open={asFormAnswer(answer) !== null}>
      <Form id="keep" answer={answer}>
        <Field name="name" label={words.name} hint={words.nameHint} width="m" limit={80} />
        <ButtonRow>
          <Button look="plain">{words.button}</Button>
        </ButtonRow>
      </Form>
      {views.length > 0 ? (
        <ul>
          {views.map(({ id, name }) => (
            <li key={id}>
              <Form id={`view-${id}`} inline action={`${base}/forget-view`}>
                <input type="hidden" name="view" value={id} />
                {name}{" "}
                <Button look="link" label={words.forgetNamed(name)}>
                  {words.forget}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
    </Fold>
  );
}
