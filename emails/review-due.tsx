import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Reminds an expert of sheets that are not sealed; of what they are about it says nothing. */
export default function ReviewDue({ props, lang, organiser }: LetterProps<"review-due">) {
  const { letters } = catalog(lang);
  const words = letters["review-due"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.expert}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props.sheets)}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.dueAt, formatInstant(props.dueAt, props.zone, lang)],
        ]}
      />
    </Frame>
  );
}

export function subject(text: Text, props: Letters["review-due"]): string {
  return text.letters["review-due"].subject(props.competition);
}

export const preview: Letters["review-due"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  sheets: 3,
  dueAt: "2026-05-10T12:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/expert",
};
