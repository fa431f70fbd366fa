import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells that a report was accepted. */
export default function ReportAccepted({ props, lang, organiser }: LetterProps<"report-accepted">) {
  const { letters } = catalog(lang);
  const words = letters["report-accepted"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.project}
      button={{ label: words.button, url: props.url }}
    >
      <Said>{words.lead}</Said>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
          [labels.report, props.report],
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["report-accepted"]): string {
  return text.letters["report-accepted"].subject(props.report);
}

export const preview: Letters["report-accepted"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  report: "Промежуточный отчёт",
  url: "https://grants.example.org/applicant/reports/1",
};
