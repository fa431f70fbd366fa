import type { ReactNode } from "react";
import { DOCUMENTS } from "~/lifecycle/2-announcement/form-template";
import type { FormFrame } from "~/lifecycle/3-application/form-page";
import { Alert } from "../alert";
import { Deadline } from "../deadline";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import "./application.css";

/** The address of a section of the form. */
export function sectionPath(id: string, section: string): string {
  const base = `/applicant/applications/${id}`;
  return section === DOCUMENTS ? `${base}/documents` : `${base}/form/${section}`;
}

type FormPageProps = { frame: FormFrame; title: string; lead?: string; current: string; children: ReactNode };

/**
 * A page of the form: what is applied for, until when, the sections with how far each has come, and the step itself, to which a
 * keyboard comes over a dozen links by one.
 */
export function FormPage({ frame, title, lead, current, children }: FormPageProps) {
  const { t, href } = usePage();
  const words = t.application;
  const ready = frame.marks.filter(({ mark }) => mark === "ready").length;
  return (
    <>
      <a className="skip" href="#step">
        {words.form.skip}
      </a>
      <PageTitle
        title={title}
        lead={lead}
        trail={[
          { to: "/applicant", label: words.home.title },
          { to: `/applicant/applications/${frame.id}`, label: frame.title || words.home.untitled },
        ]}
      />
      {frame.paper ? (
        <Alert title={t.paperApplication.typing.title}>
          <p>{t.paperApplication.typing.body}</p>
          <a href={href(frame.paper)}>{t.paperApplication.typing.back}</a>
        </Alert>
      ) : null}
      <p>
        {frame.competition}
        <br />
        <Deadline
          at={frame.dueAt}
          now={frame.now}
          zone={frame.zone}
          label={frame.isCorrection ? words.home.correctUntil : words.form.deadline}
        />
      </p>
      <p>
        <a href={href(`/applicant/applications/${frame.id}/check#formal`)}>
          {frame.formal.done === frame.formal.of
            ? t.shield.criteria.allMet
            : t.shield.criteria.short(frame.formal.of - frame.formal.done)}
        </a>
      </p>
      <nav className="form-sections" aria-label={words.form.navigation}>
        <p className="muted">{words.form.steps(ready, frame.marks.length)}</p>
        <ol>
          {frame.formal.requirements ? (
            <li>
              <a
                href={href(`/applicant/applications/${frame.id}/requirements`)}
                aria-current={current === "requirements" ? "step" : undefined}
              >
                {t.shield.requirements.title}
                <span className={`mark mark-${frame.formal.requirements}`}>
                  {t.shield.requirements.marks[frame.formal.requirements]}
                </span>
              </a>
            </li>
          ) : null}
          {frame.marks.map(({ section, title: name, mark, asked }) => (
            <li key={section}>
              <a href={href(sectionPath(frame.id, section))} aria-current={section === current ? "step" : undefined}>
                {name}
                <span className={`mark mark-${mark}`}>{words.form.marks[mark]}</span>
                {asked.length > 0 ? <span className="mark">{words.colleagues.mark(asked.join(", "))}</span> : null}
              </a>
            </li>
          ))}
          <li>
            <a
              href={href(`/applicant/applications/${frame.id}/check`)}
              aria-current={current === "check" ? "step" : undefined}
            >
              {words.form.toCheck}
            </a>
          </li>
        </ol>
      </nav>
      <section id="step" tabIndex={-1} aria-label={title}>
        {children}
      </section>
    </>
  );
}
