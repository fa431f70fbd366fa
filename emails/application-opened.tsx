import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Gives the registration number after the opening. */
export default function ApplicationOpened({ props, lang, organiser }: LetterProps<"application-opened">) {
  const { letters } = catalog(lang);
  const words = letters["application-opened"];
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
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-opened"]): string {
  return text.letters["application-opened"].subject(props.number);
}

export const preview: Letters["application-opened"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  url: "https://grants.example.org/applicant/applications/1",
};
