import { formatDay } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Reminds of a report whose last day is near. */
export default function ReportDue({ props, lang, organiser }: LetterProps<"report-due">) {
  const { letters } = catalog(lang);
  const words = letters["report-due"];
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
          [labels.dueAt, formatDay(props.dueOn, lang)],
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["report-due"]): string {
  return text.letters["report-due"].subject(props.report);
}

export const preview: Letters["report-due"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  report: "Промежуточный отчёт",
  dueOn: "2026-09-30",
  url: "https://grants.example.org/applicant/reports/1",
};
