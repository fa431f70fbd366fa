import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells everybody with an application that the reception ends later. */
export default function DeadlineExtended({ props, lang, organiser }: LetterProps<"deadline-extended">) {
  const { letters } = catalog(lang);
  const words = letters["deadline-extended"];
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
          [letters.labels.competition, props.competition],
          [words.from, formatInstant(props.from, props.zone, lang)],
          [words.to, formatInstant(props.to, props.zone, lang)],
        ]}
      />
      <Quote title={words.reason}>{props.reason}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["deadline-extended"]): string {
  return text.letters["deadline-extended"].subject(props.competition);
}

export const preview: Letters["deadline-extended"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  kind: "incident",
  from: "2026-04-03T06:00:00.000Z",
  to: "2026-04-05T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  reason: "2 апреля с 15:00 до 19:00 сайт не открывался из-за аварии у оператора связи.",
  url: "https://grants.example.org/gorod/dobroe-delo",
};
