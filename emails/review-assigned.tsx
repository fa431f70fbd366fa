import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Gives an expert applications to score. */
export default function ReviewAssigned({ props, lang, organiser }: LetterProps<"review-assigned">) {
  const { letters } = catalog(lang);
  const words = letters["review-assigned"];
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
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["review-assigned"]): string {
  return text.letters["review-assigned"].subject(props.competition);
}

export const preview: Letters["review-assigned"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  sheets: 12,
  dueAt: "2026-05-15T14:00:00.000Z",
  zone: "Europe/Moscow",
  url: "https://grants.example.org/expert/sheets",
};
