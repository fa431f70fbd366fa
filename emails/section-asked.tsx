import { formatDay } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Asks a colleague to fill in one section of a draft. */
export default function SectionAsked({ props, lang, organiser }: LetterProps<"section-asked">) {
  const { letters } = catalog(lang);
  const words = letters["section-asked"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props)}</Line>
      <Facts
        rows={[
          [letters.labels.applicant, props.applicant],
          [letters.labels.competition, props.competition],
          [letters.labels.project, props.title],
          [letters.labels.dueAt, props.dueOn && formatDay(props.dueOn, lang)],
        ]}
      />
      <Quote title={words.note}>{props.note}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["section-asked"]): string {
  return text.letters["section-asked"].subject(props.section);
}

export const preview: Letters["section-asked"] = {
  name: "Вера Павловна Осипова",
  asker: "Анна Сергеевна Лебедева",
  applicant: "АНО «Добрые дела»",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Двор для всех",
  section: "Бюджет",
  note: "Проверь цены на качели.",
  dueOn: "2026-10-05",
  url: "https://grants.example.org/applicant/applications/1/form/budget",
};
