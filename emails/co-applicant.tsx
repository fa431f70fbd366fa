import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/**
 * Tells the heads of one side what the other did about a place among the co-applicants of an application, and an organisation
 * that is not on the platform that it is wanted as one.
 */
export default function CoApplicant({ props, lang, organiser }: LetterProps<"co-applicant">) {
  const { letters, registration } = catalog(lang);
  const group = letters["co-applicant"];
  const words = group[props.message];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={props.message === "called" ? letters.why.invited : letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props)}</Line>
      <Line>{words.more}</Line>
      <Facts
        rows={[
          [letters.labels.applicant, props.lead],
          [props.message === "called" ? registration.applicant.inn : group.coApplicant, props.coApplicant],
          [letters.labels.competition, props.competition],
        ]}
      />
      <Quote title={group.part}>{props.part}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["co-applicant"]): string {
  return text.letters["co-applicant"][props.message].subject(props);
}

export const preview: Letters["co-applicant"] = {
  name: "Вера Павловна Осипова",
  message: "invited",
  lead: "АНО «Добрые дела»",
  coApplicant: "Фонд «Помощь рядом»",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  part: "Ведёт занятия для родителей и предоставляет зал.",
  url: "https://grants.example.org/applicant/co-applications/1",
};
