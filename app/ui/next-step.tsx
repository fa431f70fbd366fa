import type { ReactNode } from "react";
import { LinkButton } from "./button";
import { usePage } from "./page";

type NextStepProps = {
  /** What to do, as an instruction: "Дополните бюджет". Absent when nothing is asked of the person. */
  title?: string;
  children?: ReactNode;
  /** Where it is done, and the words on the button. */
  to?: string;
  action?: string;
  /** A `<Deadline>`, when the step has one. */
  deadline?: ReactNode;
};

/** The panel on top of every home page: what is asked of this person now, or that nothing is. */
export function NextStep({ title, children, to, action, deadline }: NextStepProps) {
  const { t } = usePage();
  return (
    <section className={title ? "next-step" : "next-step next-step-none"} aria-labelledby="next-step">
      <p className="next-step-kicker">{t.common.nextStep}</p>
      <h2 className="next-step-title" id="next-step">
        {title ?? t.common.nothingToDo}
      </h2>
      {children ? <div className="next-step-body">{children}</div> : null}
      {deadline ? <p className="next-step-deadline">{deadline}</p> : null}
      {to ? <LinkButton to={to}>{action ?? t.common.actions.open}</LinkButton> : null}
    </section>
  );
}
