import { formatDay } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Asks to correct a report, with remarks and a day. */
export default function ReportReturned({ props, lang, organiser }: LetterProps<"report-returned">) {
  const { letters } = catalog(lang);
  const words = letters["report-returned"];
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
          [labels.dueAt, formatDay(props.fixBy, lang)],
        ]}
      />
      <Quote title={words.remarks}>{props.remarks}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["report-returned"]): string {
  return text.letters["report-returned"].subject(props.report);
}

export const preview: Letters["report-returned"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  report: "Промежуточный отчёт",
  remarks: "Приложите платёжное поручение к строке 3.",
  fixBy: "2026-10-15",
  url: "https://grants.example.org/applicant/reports/1",
};
