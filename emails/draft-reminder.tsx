import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Reminds of a deadline those who have an unfinished draft. */
export default function DraftReminder({ props, lang, organiser }: LetterProps<"draft-reminder">) {
  const { letters } = catalog(lang);
  const words = letters["draft-reminder"];
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
      <Line>{words.lead[props.step]}</Line>
      {props.left === null ? null : <Line>{props.left > 0 ? words.left(props.left) : words.complete}</Line>}
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.step === "called" ? null : props.title || words.untitled],
          [labels.acceptsUntil, formatInstant(props.closesAt, props.zone, lang)],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["draft-reminder"]): string {
  return text.letters["draft-reminder"].subject[props.step](props.competition);
}

export const preview: Letters["draft-reminder"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  step: "day",
  left: 4,
  closesAt: "2026-04-20T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1/check",
};
