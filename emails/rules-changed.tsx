import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Quote } from "./_kit/parts";
import { Said } from "./_kit/said";
import type { Letters } from "./letters";

/** Tells everybody with an application that announced rules have changed. */
export default function RulesChanged({ props, lang, organiser }: LetterProps<"rules-changed">) {
  const text = catalog(lang);
  const words = text.letters["rules-changed"];
  const { sections } = text.announcement.rules;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(text, props)}
      name={props.name}
      why={text.letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Said>{words.lead}</Said>
      <Facts
        rows={[
          [text.letters.labels.competition, props.competition],
          [words.sections, props.sections.map((section) => sections[section]).join(", ")],
        ]}
      />
      <Quote title={words.reason}>{props.reason}</Quote>
      <Said>{words.next}</Said>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["rules-changed"]): string {
  return text.letters["rules-changed"].subject(props.competition);
}

export const preview: Letters["rules-changed"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  version: 2,
  reason: "Дума округа увеличила сумму на конкурс, наибольший грант поднят до 400 000 ₽.",
  sections: ["money"],
  url: "https://grants.example.org/gorod/dobroe-delo/changes",
};
