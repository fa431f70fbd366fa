import { formatInstant } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Asks a second person to confirm a new end of reception. */
export default function ExtensionProposed({ props, lang, organiser }: LetterProps<"extension-proposed">) {
  const { letters } = catalog(lang);
  const words = letters["extension-proposed"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.organiser}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props.proposer)}</Line>
      <Facts
        rows={[
          [letters.labels.competition, props.competition],
          [words.from, formatInstant(props.from, props.zone, lang)],
          [words.to, formatInstant(props.to, props.zone, lang)],
          [words.kind, words.kinds[props.kind]],
        ]}
      />
      <Quote title={words.reason}>{props.reason}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["extension-proposed"]): string {
  return text.letters["extension-proposed"].subject(props.competition);
}

export const preview: Letters["extension-proposed"] = {
  name: "Пётр Ильич Сомов",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  proposer: "Ольга Викторовна Снегирёва",
  kind: "incident",
  from: "2026-04-03T06:00:00.000Z",
  to: "2026-04-05T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  reason: "2 апреля с 15:00 до 19:00 сайт не открывался из-за аварии у оператора связи.",
  url: "https://grants.example.org/office/competitions/1/deadline",
};
