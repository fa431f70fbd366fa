import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Confirms that an application was withdrawn. */
export default function ApplicationWithdrawn({ props, lang, organiser }: LetterProps<"application-withdrawn">) {
  const { letters } = catalog(lang);
  const words = letters["application-withdrawn"];
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
      <Line>{words.lead}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-withdrawn"]): string {
  return text.letters["application-withdrawn"].subject(props.title);
}

export const preview: Letters["application-withdrawn"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  url: "https://grants.example.org/applicant/applications/1",
};
