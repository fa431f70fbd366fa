import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells a head that a helper of a consultation desk prepares a draft for the applicant. */
export default function ErrandTaken({ props, lang, organiser }: LetterProps<"errand-taken">) {
  const { letters } = catalog(lang);
  const words = letters["errand-taken"];
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
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["errand-taken"]): string {
  return text.letters["errand-taken"].subject(props.applicant);
}

export const preview: Letters["errand-taken"] = {
  name: "Анна Сергеевна Лебедева",
  applicant: "Группа «Наш двор»",
  helper: "Иванова Алла Петровна",
  desk: "Библиотека посёлка Лазо",
  principal: "Лебедева Анна Сергеевна",
  url: "https://grants.example.org/applicant/details",
};
