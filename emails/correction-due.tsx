import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Reminds of an application that is out for correction. */
export default function CorrectionDue({ props, lang, organiser }: LetterProps<"correction-due">) {
  const { letters } = catalog(lang);
  const words = letters["correction-due"];
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
          [labels.dueAt, formatInstant(props.dueAt, props.zone, lang)],
        ]}
      />
      <Quote title={words.remarks}>{props.remarks}</Quote>
      <Said>{words.more}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["correction-due"]): string {
  return text.letters["correction-due"].subject(props.number);
}

export const preview: Letters["correction-due"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  remarks: "Приложите устав целиком: не хватает страниц 3 и 4.",
  dueAt: "2026-04-20T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1",
};
