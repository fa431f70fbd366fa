import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells that an application was not admitted, on which ground and clause. */
export default function ApplicationRejected({ props, lang, organiser }: LetterProps<"application-rejected">) {
  const { letters } = catalog(lang);
  const words = letters["application-rejected"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Said>{words.lead}</Said>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
          [labels.number, props.number],
          [labels.ground, props.ground],
          [labels.clause, props.clause],
        ]}
      />
      <Quote title={words.explanation}>{props.text}</Quote>
      <Said>{words.more}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-rejected"]): string {
  return text.letters["application-rejected"].subject(props.number);
}

export const preview: Letters["application-rejected"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  ground: "Не приложена обязательная справка",
  clause: "пункт 3.4",
  text: "В заявке нет справки об отсутствии задолженности.",
  url: "https://grants.example.org/applicant/applications/1",
};
