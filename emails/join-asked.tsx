import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells the head of an applicant that somebody asks to join. */
export default function JoinAsked({ props, lang, organiser }: LetterProps<"join-asked">) {
  const { letters } = catalog(lang);
  const words = letters["join-asked"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead({ asker: props.asker, applicant: props.applicant })}</Line>
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["join-asked"]): string {
  return text.letters["join-asked"].subject({ asker: props.asker, applicant: props.applicant });
}

export const preview: Letters["join-asked"] = {
  name: "Анна Сергеевна Лебедева",
  asker: "Иван Петров",
  applicant: "АНО «Добрые дела»",
  url: "https://grants.example.org/applicant/team",
};
