import { useFormAction } from "@remix-run/react";
import { Children, createContext, isValidElement, type ReactNode, useContext } from "react";
import { Alert } from "./alert";
import { ErrorSummary } from "./error-summary";
import { AllOpen } from "./fold";
import type { FieldError, FormAnswer } from "./form-answer";
import { usePage } from "./page";
import { refusalWords } from "./words";

type FormState = { answer: FormAnswer | null; prefix: string };

const FormContext = createContext<FormState>({ answer: null, prefix: "f" });

export type FormProps = {
  /** What `useActionData()` gave; anything that is not a form's answer is ignored. */
  answer?: unknown;
  /** Where to post; the page's own address when absent. */
  action?: string;
  method?: "post" | "get";
  /** Set when the form has a file field. */
  files?: boolean;
  id?: string;
  className?: string;
  /** Names of fields for the summary, where they are hidden inside other components. */
  labels?: Record<string, string>;
  /** For a small form with one button, such as "remove": no margins. */
  inline?: boolean;
  children?: ReactNode;
};

/**
 * A native form. When the action answered with errors or a refusal, they are listed on top with links to the fields,
 * every `Field` inside shows what was typed and every fold stands open. Works with scripts off.
 */
export function Form({ answer, action, method = "post", files, id, className, labels, inline, children }: FormProps) {
  const given = asFormAnswer(answer);
  const prefix = id ?? "f";
  const ownAddress = useFormAction();
  return (
    <FormContext.Provider value={{ answer: given, prefix }}>
      <form
        method={method}
        action={action ?? (method === "post" ? ownAddress : undefined)}
        id={id}
        encType={files ? "multipart/form-data" : undefined}
        className={[inline ? "form-inline" : "form", className].filter(Boolean).join(" ")}
        noValidate
      >
        {given ? <FormTrouble answer={given} labels={labels} prefix={prefix} fields={children} /> : null}
        {given ? <AllOpen>{children}</AllOpen> : children}
      </form>
    </FormContext.Provider>
  );
}

function FormTrouble({
  answer,
  labels,
  prefix,
  fields,
}: {
  answer: FormAnswer;
  labels: Record<string, string> | undefined;
  prefix: string;
  fields: ReactNode;
}) {
  const { t } = usePage();
  const hasErrors = Object.keys(answer.errors).length > 0;
  return (
    <>
      {answer.refused ? (
        <Alert tone="bad">{refusalWords(t, answer.refused.reason, answer.refused.details)}</Alert>
      ) : null}
      {hasErrors ? (
        <ErrorSummary errors={answer.errors} labels={{ ...labelsIn(fields), ...labels }} prefix={prefix} />
      ) : null}
    </>
  );
}

/** Recognises a form's answer in what an action returned; null for anything else. */
export function asFormAnswer(value: unknown): FormAnswer | null {
  if (typeof value !== "object" || value === null) return null;
  const { typed, errors, refused } = value as Partial<FormAnswer>;
  return typed || errors || refused ? { typed: typed ?? {}, errors: errors ?? {}, refused } : null;
}

function labelsIn(children: ReactNode): Record<string, string> {
  const found: Record<string, string> = {};
  Children.forEach(children, (child) => {
    if (!isValidElement(child)) return;
    const { name, label, legend, children: inner } = child.props as Record<string, unknown>;
    const words = label ?? legend;
    if (typeof name === "string" && typeof words === "string") found[name] = words;
    Object.assign(found, labelsIn(inner as ReactNode));
  });
  return found;
}

export type FieldState = { id: string; error: FieldError | undefined; typed: string[] | undefined; answered: boolean };

/** What the form knows of one field by its dotted name: its id, its error, what was typed into it. */
export function useField(name: string): FieldState {
  const { answer, prefix } = useContext(FormContext);
  return {
    id: `${prefix}-${name}`,
    error: answer?.errors[name],
    typed: answer?.typed[name],
    answered: answer !== null && Object.keys(answer.typed).length > 0,
  };
}

/** Whether the form found a fault inside a part of it, by the dotted name of the part: a row, a list. */
export function useHasErrorWithin(name: string): boolean {
  const { answer } = useContext(FormContext);
  return Object.keys(answer?.errors ?? {}).some((field) => field.startsWith(`${name}.`));
}
