import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Asks a second person to read what is to be announced and to confirm it. */
export default function ApprovalProposed({ props, lang, organiser }: LetterProps<"approval-proposed">) {
  const { letters } = catalog(lang);
  const words = letters["approval-proposed"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.organiser}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead[props.subject](props.proposer)}</Line>
      <Facts rows={[[letters.labels.competition, props.competition]]} />
      {props.reason ? <Quote title={words.reason}>{props.reason}</Quote> : null}
    </Frame>
  );
}

export function subject(text: Text, props: Letters["approval-proposed"]): string {
  return text.letters["approval-proposed"].subject[props.subject](props.competition);
}

export const preview: Letters["approval-proposed"] = {
  name: "Пётр Ильич Сомов",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  proposer: "Ольга Викторовна Снегирёва",
  subject: "change",
  reason: "Дума округа увеличила сумму на конкурс, наибольший грант поднят до 400 000 ₽.",
  url: "https://grants.example.org/office/competitions/1/approval",
};
