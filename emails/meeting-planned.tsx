import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Calls a member of the commission to a meeting. */
export default function MeetingPlanned({ props, lang, organiser }: LetterProps<"meeting-planned">) {
  const { letters } = catalog(lang);
  const words = letters["meeting-planned"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.commission}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.at, formatInstant(props.at, props.zone, lang)],
          [labels.place, props.place],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["meeting-planned"]): string {
  return text.letters["meeting-planned"].subject(props.competition);
}

export const preview: Letters["meeting-planned"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  at: "2026-05-25T02:00:00.000Z",
  zone: "Asia/Kamchatka",
  place: "ул. Ленинская, 14, кабинет 305",
  url: "https://grants.example.org/commission/meetings/1",
};
