import { formatInstant, formatMoney, formatScore } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells a winner the sum of the grant. */
export default function ApplicationAwarded({ props, lang, organiser }: LetterProps<"application-awarded">) {
  const { letters } = catalog(lang);
  const words = letters["application-awarded"];
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
          [labels.score, formatScore(props.score, lang)],
          [labels.requested, formatMoney(props.requested, lang)],
          [labels.awarded, formatMoney(props.awarded, lang)],
          [labels.agreementsBy, formatInstant(props.agreementsBy, props.zone, lang)],
        ]}
      />
      <Quote title={words.reason}>{props.reason}</Quote>
      <Said>{words.more}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-awarded"]): string {
  return text.letters["application-awarded"].subject(props.title);
}

export const preview: Letters["application-awarded"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  score: "87.50",
  requested: "49999950",
  awarded: "45000000",
  reason: "Расходы на связь сокращены.",
  agreementsBy: "2026-07-01T12:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1",
};
