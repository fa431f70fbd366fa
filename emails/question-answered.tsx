import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Brings the organiser's answer to whoever asked. */
export default function QuestionAnswered({ props, lang, organiser }: LetterProps<"question-answered">) {
  const { letters } = catalog(lang);
  const words = letters["question-answered"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.asker}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Quote title={words.question}>{props.question}</Quote>
      <Quote title={words.answer}>{props.answer}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["question-answered"]): string {
  return text.letters["question-answered"].subject(props.competition);
}

export const preview: Letters["question-answered"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  question: "Можно ли приложить справку позже?",
  answer: "Да, до окончания приёма заявок.\nПозже — нельзя.",
  url: "https://grants.example.org/gorod/dobroe-delo/questions",
};
