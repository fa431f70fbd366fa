import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Warns that a password was changed. */
export default function PasswordChanged({ props, lang, organiser }: LetterProps<"password-changed">) {
  const { letters } = catalog(lang);
  const words = letters["password-changed"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.account}
    >
      <Line>{words.lead}</Line>
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, _props: Letters["password-changed"]): string {
  return text.letters["password-changed"].subject;
}

export const preview: Letters["password-changed"] = {
  name: "Анна Сергеевна Лебедева",
};
