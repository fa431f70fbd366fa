import type { ReactNode } from "react";
import { usePage } from "./page";

type Look = "main" | "plain" | "danger" | "link";

type ButtonProps = {
  look?: Look;
  /** With `value`, tells the action which button it was. */
  name?: string;
  value?: string;
  /** Posts the form elsewhere: another verb, another route. */
  formAction?: string;
  /** The id of a form that this button stands outside of. */
  form?: string;
  disabled?: boolean;
  small?: boolean;
  /** Fuller words for screen readers, when several buttons say the same: "Удалить строку 3". */
  label?: string;
  children: ReactNode;
};

/** A button that submits its form. One `main` a page; `danger` for what cannot be undone. */
export function Button({ look = "main", small, label, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" className={buttonClass(look, small)} aria-label={label} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({
  to,
  look = "main",
  small,
  download,
  label,
  children,
}: {
  to: string;
  look?: Look;
  small?: boolean;
  download?: boolean;
  /** Fuller words for screen readers, when several links say the same: "Скачать: Протокол № 1, PDF". */
  label?: string;
  children: ReactNode;
}) {
  const { href } = usePage();
  return (
    <a className={buttonClass(look, small)} href={href(to)} download={download || undefined} aria-label={label}>
      {children}
    </a>
  );
}

/** Buttons side by side, one under another on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}

function buttonClass(look: Look, small?: boolean): string {
  return `button button-${look}${small ? " button-small" : ""}`;
}
