import { formatScore } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells an applicant that its project was not supported. */
export default function ApplicationDeclined({ props, lang, organiser }: LetterProps<"application-declined">) {
  const { letters } = catalog(lang);
  const words = letters["application-declined"];
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
          [labels.score, props.score === null ? null : formatScore(props.score, lang)],
        ]}
      />
      <Quote title={words.reason}>{props.reason}</Quote>
      <Said>{words.more}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-declined"]): string {
  return text.letters["application-declined"].subject(props.title);
}

export const preview: Letters["application-declined"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  score: "54.00",
  reason: "Средств на все проекты не хватило.",
  url: "https://grants.example.org/applicant/applications/1",
};
