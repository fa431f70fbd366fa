import type { AskedRequirement } from "~/lifecycle/3-application/declared";
import type { StartPage } from "~/lifecycle/3-application/start-page";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Deadline } from "../deadline";
import { EmptyState } from "../empty-state";
import { Field } from "../field";
import { asFormAnswer, Form } from "../form";
import { Group } from "../group";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { OwnState } from "./own-application";
import { RequirementQuestions, WrongAnswers } from "./requirement-questions";

type Props = { page: StartPage; from: string | null; answer: unknown };

/** Before an application begins: the drafts there are, who may apply, what from, and the questions that spare a rejection. */
export function StartPageView({ page, from, answer }: Props) {
  const { t } = usePage();
  const words = t.application.start;
  const { competition, applicants } = page;
  const nobodyFits = applicants.length > 0 && applicants.every(({ unfit }) => unfit !== null);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: "/applicant", label: t.application.home.title }]}
      />
      <p>
        <span lang="ru">{competition.title}</span>
        <br />
        <Deadline
          at={competition.closesAt}
          now={competition.now}
          zone={competition.zone}
          label={t.application.home.acceptsUntil}
        />
      </p>
      <Existing page={page} />
      {competition.isOpen ? null : <Alert tone="warn">{words.closed}</Alert>}
      {applicants.length === 0 ? (
        <EmptyState
          title={t.application.home.noApplicant}
          action={<LinkButton to="/applicant/organisations/new">{t.application.home.addApplicant}</LinkButton>}
        >
          {words.noApplicant}
        </EmptyState>
      ) : null}
      {nobodyFits ? <NobodyFits page={page} /> : null}
      {applicants.length > 0 && !nobodyFits && competition.isOpen ? (
        <Questions page={page} from={from} answer={answer} />
      ) : null}
    </>
  );
}

/** Why an applicant cannot be chosen, by the reason. */
function useUnfitWords() {
  const { t } = usePage();
  const { start } = t.application;
  const { tooYoung, limit } = t.shield.start;
  return { kind: start.kindNotAllowed, role: start.viewerOnly, age: tooYoung, limit };
}

/** What was begun before: a draft is offered to go on with, since people press the link again and lose the first one. */
function Existing({ page: { existing } }: Pick<Props, "page">) {
  const { t } = usePage();
  const words = t.application.start;
  const draft = existing.find(({ state }) => state === "draft");
  const others = existing.filter((one) => one !== draft);
  return (
    <>
      {draft ? (
        <NextStep
          title={t.shield.start.resume}
          to={`/applicant/applications/${draft.id}/check`}
          action={t.shield.start.resumeAction}
        >
          <p lang="ru">{draft.title || t.application.home.untitled}</p>
          <p>{t.shield.start.resumeOther}</p>
        </NextStep>
      ) : null}
      {others.length > 0 ? (
        <Alert title={words.existing}>
          <p>{words.existingBody}</p>
          <ul>
            {others.map(({ id, title, state }) => (
              <li key={id}>
                <a href={`/applicant/applications/${id}`}>{title || t.application.home.untitled}</a>{" "}
                <OwnState state={state} />
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}

function NobodyFits({ page: { applicants, competition } }: Pick<Props, "page">) {
  const { t } = usePage();
  const words = t.application.start;
  const why = useUnfitWords();
  return (
    <Alert tone="warn" title={words.nobodyFits}>
      <ul>
        {applicants.map(({ id, name, unfit }) => (
          <li key={id}>{`${name}: ${why[unfit!]}`}</li>
        ))}
      </ul>
      <p>{words.nobodyFitsBody}</p>
      <ButtonRow>
        <LinkButton to="/applicant/organisations/new">{t.application.home.addApplicant}</LinkButton>
        <LinkButton look="plain" to={competition.path}>
          {t.application.home.about}
        </LinkButton>
      </ButtonRow>
    </Alert>
  );
}

function Questions({ page, from, answer }: Props) {
  const { t } = usePage();
  const words = t.shield.requirements;
  const { applicants, requirements, earlier, competition } = page;
  const why = useUnfitWords();
  const wrong = wrongIn(answer);
  const names = new Set(earlier.map(({ applicant }) => applicant));
  return (
    <Form answer={asFormAnswer(answer)}>
      <input type="hidden" name="competition" value={competition.id} />
      {wrong.length > 0 ? <WrongAnswers wrong={wrong} /> : null}
      <Field
        type="radio"
        name="applicant"
        label={t.application.start.applicant}
        value={applicants.find(({ unfit }) => unfit === null)?.id}
        options={applicants.map(({ id, name, unfit }) => ({
          value: id,
          label: unfit ? `${name}: ${why[unfit]}` : name,
          disabled: unfit !== null,
        }))}
      />
      {earlier.length > 0 ? (
        <Field
          type="select"
          name="from"
          required={false}
          label={t.shield.start.from}
          hint={t.shield.start.fromHint}
          empty={t.shield.start.blank}
          value={earlier.some(({ id }) => id === from) ? from : ""}
          options={earlier.map(({ id, title, competition: where, applicant }) => ({
            value: id,
            label: [title, where, names.size > 1 ? applicant : ""].filter(Boolean).join(" · "),
          }))}
        />
      ) : null}
      {requirements.length > 0 ? (
        <Group legend={words.startTitle} hint={words.startLead}>
          <RequirementQuestions requirements={requirements} />
        </Group>
      ) : null}
      {wrong.length > 0 ? <Field type="checkbox" name="anyway" required={false} label={words.anyway} /> : null}
      <ButtonRow>
        <Button>{t.application.start.button}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The requirements that were answered with "no", as the action gave them back. */
function wrongIn(answer: unknown): AskedRequirement[] {
  const { wrong } = (answer ?? {}) as { wrong?: AskedRequirement[] };
  return wrong ?? [];
}
