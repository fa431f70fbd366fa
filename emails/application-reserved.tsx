import { formatScore } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells an applicant its place in the reserve. */
export default function ApplicationReserved({ props, lang, organiser }: LetterProps<"application-reserved">) {
  const { letters } = catalog(lang);
  const words = letters["application-reserved"];
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
          [labels.reservePlace, props.place],
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-reserved"]): string {
  return text.letters["application-reserved"].subject(props.title);
}

export const preview: Letters["application-reserved"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  score: "71.25",
  place: 2,
  url: "https://grants.example.org/applicant/applications/1",
};
