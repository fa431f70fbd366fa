import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Asks the head to read, sign and submit an application that is ready. */
export default function SignAsked({ props, lang, organiser }: LetterProps<"sign-asked">) {
  const { letters } = catalog(lang);
  const words = letters["sign-asked"];
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
      <Line>{words.lead(props.asker)}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title || words.untitled],
          [labels.dueAt, formatInstant(props.dueAt, props.zone, lang)],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["sign-asked"]): string {
  return text.letters["sign-asked"].subject(props.title || text.letters["sign-asked"].untitled);
}

export const preview: Letters["sign-asked"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  asker: "Мария Петровна Иванова",
  dueAt: "2026-04-20T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1/check",
};
