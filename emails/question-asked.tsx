import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells a secretary that questions about the competition wait for an answer. */
export default function QuestionAsked({ props, lang, organiser }: LetterProps<"question-asked">) {
  const { letters } = catalog(lang);
  const words = letters["question-asked"];
  const more = props.count - props.questions.length;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.organiser}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props.count)}</Line>
      {props.questions.map((question, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is written once
        <Quote key={index} title={words.question}>
          {question}
        </Quote>
      ))}
      {more > 0 ? <Line>{words.more(more)}</Line> : null}
    </Frame>
  );
}

export function subject(text: Text, props: Letters["question-asked"]): string {
  return text.letters["question-asked"].subject(props);
}

export const preview: Letters["question-asked"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  questions: ["Можно ли приложить справку позже?", "Кто подписывает заявку инициативной группы?"],
  count: 2,
  url: "https://grants.example.org/office/competitions/1/questions",
};
