import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells an applicant what the organiser's check of its details came to. */
export default function ApplicantVerified({ props, lang, organiser }: LetterProps<"applicant-verified">) {
  const { letters } = catalog(lang);
  const group = letters["applicant-verified"];
  const words = wordsOf(catalog(lang), props);
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: group.button, url: props.url }}
    >
      <Line>{words.lead(props.applicant)}</Line>
      <Quote title={group.note}>{props.text}</Quote>
    </Frame>
  );
}

function wordsOf(text: Text, props: Letters["applicant-verified"]) {
  const words = text.letters["applicant-verified"];
  return props.verified ? words.verified : words.refused;
}

export function subject(text: Text, props: Letters["applicant-verified"]): string {
  return wordsOf(text, props).subject(props.applicant);
}

export const preview: Letters["applicant-verified"] = {
  name: "Анна Сергеевна Лебедева",
  applicant: "АНО «Добрые дела»",
  verified: false,
  text: "ИНН не совпадает с выпиской из реестра.",
  url: "https://grants.example.org/applicant/details",
};
