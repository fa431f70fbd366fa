import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Reminds a winner of the last day for the agreement. */
export default function AgreementDue({ props, lang, organiser }: LetterProps<"agreement-due">) {
  const { letters } = catalog(lang);
  const words = letters["agreement-due"];
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
          [labels.agreementsBy, formatInstant(props.agreementsBy, props.zone, lang)],
        ]}
      />
      <Said>{words.more}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["agreement-due"]): string {
  return text.letters["agreement-due"].subject(props.title);
}

export const preview: Letters["agreement-due"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  number: 17,
  agreementsBy: "2026-07-01T12:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1",
};
