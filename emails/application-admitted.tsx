import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells that an application goes on to review. */
export default function ApplicationAdmitted({ props, lang, organiser }: LetterProps<"application-admitted">) {
  const { letters } = catalog(lang);
  const words = letters["application-admitted"];
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

export function subject(text: Text, props: Letters["application-admitted"]): string {
  return text.letters["application-admitted"].subject(props.number);
}

export const preview: Letters["application-admitted"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  url: "https://grants.example.org/applicant/applications/1",
};
