import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Tells the owner of an address that somebody tried to register with it again. */
export default function AlreadyRegistered({ props, lang, organiser }: LetterProps<"already-registered">) {
  const { letters } = catalog(lang);
  const words = letters["already-registered"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.account}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, _props: Letters["already-registered"]): string {
  return text.letters["already-registered"].subject;
}

export const preview: Letters["already-registered"] = {
  name: "Анна Сергеевна Лебедева",
  url: "https://grants.example.org/sign-in",
};
