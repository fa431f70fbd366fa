import type { ReactNode } from "react";
import { usePage } from "./page";

export type StageStep = { key: string; label: string /** Dates or a deadline, short. */; when?: ReactNode };

type StageLineProps = {
  steps: readonly StageStep[];
  /** The key of the step going on; null when all are past. */
  current: string | null;
  /** Who acts now: "комиссия". */
  who?: string;
  /** What this line is about, for screen readers, when it is not a competition. */
  label?: string;
};

/** The stages in order: what is past, what goes on and who acts, what is to come. */
export function StageLine({ steps, current, who, label }: StageLineProps) {
  const { t } = usePage();
  const words = t.common.stageLine;
  const at = current === null ? steps.length : steps.findIndex((step) => step.key === current);
  return (
    <nav className="stage-line" aria-label={label ?? words.label}>
      <ol>
        {steps.map((step, index) => {
          const place = placeOf(index, at);
          return (
            <li
              key={step.key}
              className={`stage stage-${place}`}
              aria-current={place === "current" ? "step" : undefined}
            >
              <span className="stage-label">{step.label}</span>
              <span className={place === "current" ? "stage-place" : "sr"}>{words[place]}</span>
              {step.when ? <span className="stage-when">{step.when}</span> : null}
            </li>
          );
        })}
      </ol>
      {who ? <p className="stage-who">{words.acts(who)}</p> : null}
    </nav>
  );
}

function placeOf(index: number, at: number): "past" | "current" | "next" {
  if (index < at) return "past";
  return index === at ? "current" : "next";
}
