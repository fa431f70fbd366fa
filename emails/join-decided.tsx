import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells who asked to join an applicant what its head has decided. */
export default function JoinDecided({ props, lang, organiser }: LetterProps<"join-decided">) {
  const { letters } = catalog(lang);
  const group = letters["join-decided"];
  const words = wordsOf(catalog(lang), props);
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.account}
      button={{ label: group.button, url: props.url }}
    >
      <Line>{words.lead(props.applicant)}</Line>
    </Frame>
  );
}

function wordsOf(text: Text, props: Letters["join-decided"]) {
  const words = text.letters["join-decided"];
  return props.accepted ? words.accepted : words.declined;
}

export function subject(text: Text, props: Letters["join-decided"]): string {
  return wordsOf(text, props).subject(props.applicant);
}

export const preview: Letters["join-decided"] = {
  name: "Анна Сергеевна Лебедева",
  applicant: "АНО «Добрые дела»",
  accepted: true,
  url: "https://grants.example.org/applicant",
};
