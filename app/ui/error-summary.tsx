import type { FieldError } from "./form-answer";
import { usePage } from "./page";
import { fieldWords } from "./words";

/**
 * Everything to mend in a form, on top of it in the order of `labels`, each line a link; nothing when there are no errors.
 * The page that comes back opens on it, scripts on or off, so that neither a keyboard nor a screen reader has to look for it.
 */
export function ErrorSummary({
  errors,
  labels = {},
  prefix = "f",
}: {
  errors: Record<string, FieldError>;
  labels?: Record<string, string>;
  prefix?: string;
}) {
  const { t } = usePage();
  const order = Object.keys(labels);
  const placeOf = (name: string) => (name in labels ? order.indexOf(name) : order.length);
  const names = Object.keys(errors).sort((a, b) => placeOf(a) - placeOf(b));
  if (names.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary is what the page came back for
    <div className="errors" role="alert" tabIndex={-1} id={`${prefix}-errors`} autoFocus>
      <h2>{t.common.formErrors(names.length)}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`#${prefix}-${name}`}>
              {labels[name] ? `${labels[name]}: ` : ""}
              {fieldWords(t, errors[name]!)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
