import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Carries the link that moves an account to this address. */
export default function ChangeEmail({ props, lang, organiser }: LetterProps<"change-email">) {
  const { letters } = catalog(lang);
  const words = letters["change-email"];
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

export function subject(text: Text, _props: Letters["change-email"]): string {
  return text.letters["change-email"].subject;
}

export const preview: Letters["change-email"] = {
  name: "Анна Сергеевна Лебедева",
  url: "https://grants.example.org/account/email/code",
};
