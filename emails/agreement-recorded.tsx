import { formatDay, formatMoney } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Confirms an agreement and lists the reports that are due. */
export default function AgreementRecorded({ props, lang, organiser }: LetterProps<"agreement-recorded">) {
  const { letters } = catalog(lang);
  const words = letters["agreement-recorded"];
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
          [labels.agreement, props.number],
          [labels.sum, formatMoney(props.sum, lang)],
        ]}
      />
      <Quote title={words.reports}>
        {props.reports
          .map((report) => words.report({ title: report.title, dueOn: formatDay(report.dueOn, lang) }))
          .join("\n")}
      </Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["agreement-recorded"]): string {
  return text.letters["agreement-recorded"].subject(props.number);
}

export const preview: Letters["agreement-recorded"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: "12-СОНКО/2026",
  sum: "45000000",
  reports: [
    { title: "Промежуточный отчёт", dueOn: "2026-09-30" },
    { title: "Итоговый отчёт", dueOn: "2027-01-20" },
  ],
  url: "https://grants.example.org/applicant/agreements/1",
};
