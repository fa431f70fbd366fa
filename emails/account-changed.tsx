import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells a head that the bank account of the applicant was changed. */
export default function AccountChanged({ props, lang, organiser }: LetterProps<"account-changed">) {
  const { letters } = catalog(lang);
  const words = letters["account-changed"];
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

export function subject(text: Text, props: Letters["account-changed"]): string {
  return text.letters["account-changed"].subject(props.applicant);
}

export const preview: Letters["account-changed"] = {
  name: "Анна Сергеевна Лебедева",
  applicant: "АНО «Добрые дела»",
  changedBy: "Вера Павловна Осипова",
  tail: "0247",
  url: "https://grants.example.org/applicant/details",
};
