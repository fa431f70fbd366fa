import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Asks somebody who has just registered to confirm the address. */
export default function ConfirmEmail({ props, lang, organiser }: LetterProps<"confirm-email">) {
  const { letters } = catalog(lang);
  const words = letters["confirm-email"];
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

export function subject(text: Text, _props: Letters["confirm-email"]): string {
  return text.letters["confirm-email"].subject;
}

export const preview: Letters["confirm-email"] = {
  name: "Анна Сергеевна Лебедева",
  url: "https://grants.example.org/confirm/Zm9vYmFy",
};
