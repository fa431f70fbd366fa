import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Confirms an order to submit at the close, or tells why it was not carried out. */
export default function SubmissionOrder({ props, lang, organiser }: LetterProps<"submission-order">) {
  const { letters } = catalog(lang);
  const words = letters["submission-order"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead[props.outcome]}</Line>
      <Facts
        rows={[
          [letters.labels.competition, props.competition],
          [letters.labels.project, props.title],
          [words.closesAt, formatInstant(props.closesAt, props.zone, lang)],
        ]}
      />
      {props.stays && props.outcome !== "given" ? <Line>{words.stays}</Line> : null}
    </Frame>
  );
}

export function subject(text: Text, props: Letters["submission-order"]): string {
  return text.letters["submission-order"].subject[props.outcome](props.title);
}

export const preview: Letters["submission-order"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  outcome: "incomplete",
  stays: true,
  closesAt: "2026-04-03T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1",
};
