import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells applicants that a competition was cancelled. */
export default function CompetitionCancelled({ props, lang, organiser }: LetterProps<"competition-cancelled">) {
  const { letters } = catalog(lang);
  const words = letters["competition-cancelled"];
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
      <Quote title={words.reason}>{props.reason}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["competition-cancelled"]): string {
  return text.letters["competition-cancelled"].subject(props.competition);
}

export const preview: Letters["competition-cancelled"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  reason: "Бюджетные средства перераспределены.",
  url: "https://grants.example.org/gorod/dobroe-delo",
};
