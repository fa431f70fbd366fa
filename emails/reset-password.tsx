import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Carries the link that sets a new password. */
export default function ResetPassword({ props, lang, organiser }: LetterProps<"reset-password">) {
  const { letters } = catalog(lang);
  const words = letters["reset-password"];
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

export function subject(text: Text, _props: Letters["reset-password"]): string {
  return text.letters["reset-password"].subject;
}

export const preview: Letters["reset-password"] = {
  name: "Анна Сергеевна Лебедева",
  url: "https://grants.example.org/reset/Zm9vYmFy",
};
