import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line, Quote } from "./_kit/parts";
import type { Letters } from "./letters";

/** Letters that go to people of an organiser alone. */
const toOffice: readonly Letters["head-request"]["message"][] = [
  "officeAsked",
  "officeSecond",
  "moveOfficeAsked",
  "moveOfficeSecond",
];

/** Tells whom it concerns what became of a request to be the head of an applicant, or to move an account whose mailbox is lost. */
export default function HeadRequest({ props, lang, organiser }: LetterProps<"head-request">) {
  const { letters } = catalog(lang);
  const group = letters["head-request"];
  const words = group[props.message];
  const isOffice = toOffice.includes(props.message);
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={isOffice ? group.whyOffice : letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props)}</Line>
      <Line>{words.more}</Line>
      <Quote title={group.reason}>{props.text}</Quote>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["head-request"]): string {
  return text.letters["head-request"][props.message].subject(props.applicant);
}

export const preview: Letters["head-request"] = {
  name: "Анна Сергеевна Лебедева",
  message: "askerDeclined",
  applicant: "АНО «Добрые дела»",
  asker: "Вера Павловна Осипова",
  organiser: "Администрация города Н.",
  text: "В протоколе нет подписи секретаря собрания.",
  url: "https://grants.example.org/applicant/details",
};
