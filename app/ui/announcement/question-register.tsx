import { formatDayOf, formatInstant } from "~/text/format";
import { Alert } from "../alert";
import { Button, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

type Props = {
  questions: readonly { id: string; text: string; answer: string; at: string | null }[];
  zone: string;
  /** The organiser still takes questions. */
  isAsking: boolean;
  /** Applications still come, but the time for questions is over. */
  isOver: boolean;
  /** Until when questions are taken, an ISO instant. */
  until: string;
  /** The part of the form that the reader came to ask about. */
  about: string | null;
  mayAsk: boolean;
  wasAsked: boolean;
  address: string;
  answer: unknown;
};

/** The public register of questions and answers, without names, and the form that asks one more. */
export function QuestionRegister({
  questions,
  zone,
  isAsking,
  isOver,
  until,
  about,
  mayAsk,
  wasAsked,
  address,
  answer,
}: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.site.page;
  return (
    <section id="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">{words.questions}</h2>
      {wasAsked ? <Alert tone="good">{words.asked}</Alert> : null}
      {questions.length === 0 ? <p className="muted">{words.questionsEmpty}</p> : null}
      {questions.map(({ id, text, answer: said, at }) => (
        <details key={id}>
          <summary lang="ru">{text}</summary>
          <blockquote lang="ru">{said}</blockquote>
          {at ? <p className="small muted">{formatDayOf(at, zone, lang)}</p> : null}
        </details>
      ))}
      {isAsking ? (
        <p className="muted">{t.announcement.rules.questionsUntilDay(formatInstant(until, zone, lang))}</p>
      ) : null}
      {isOver ? <p className="muted">{t.shield.questionsClosed}</p> : null}
      {isAsking && mayAsk ? (
        <Form id="ask" answer={answer}>
          <Field
            name="question"
            type="textarea"
            label={words.askLabel}
            hint={words.askHint}
            limit={2000}
            value={about ? t.shield.askAbout(about) : null}
          />
          <Button look="plain">{words.ask}</Button>
        </Form>
      ) : null}
      {isAsking && !mayAsk ? (
        <p>
          {words.signInToAsk}{" "}
          <LinkButton look="plain" small to={`/sign-in?back=${encodeURIComponent(`${address}#questions`)}`}>
            {words.signIn}
          </LinkButton>
        </p>
      ) : null}
    </section>
  );
}
