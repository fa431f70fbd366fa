import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells who proposed an announcement that it was returned, and what to mend. */
export default function ApprovalReturned({ props, lang, organiser }: LetterProps<"approval-returned">) {
  const { letters } = catalog(lang);
  const words = letters["approval-returned"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.organiser}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props.decider)}</Line>
      <Facts rows={[[letters.labels.competition, props.competition]]} />
      <Quote title={words.remarks}>{props.remarks}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["approval-returned"]): string {
  return text.letters["approval-returned"].subject[props.subject](props.competition);
}

export const preview: Letters["approval-returned"] = {
  name: "Ольга Викторовна Снегирёва",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  decider: "Пётр Ильич Сомов",
  subject: "announcement",
  remarks: "В разделе «Сроки» приём заканчивается в воскресенье. Перенесите на понедельник.",
  url: "https://grants.example.org/office/competitions/1/approval",
};
