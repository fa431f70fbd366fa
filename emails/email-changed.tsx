import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Warns that an account is to move, or has moved, to another address. */
export default function EmailChanged({ props, lang, organiser }: LetterProps<"email-changed">) {
  const { letters } = catalog(lang);
  const words = wordsOf(catalog(lang), props);
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.account}
    >
      <Line>{words.lead(props.email)}</Line>
      <Line>{words.more}</Line>
    </Frame>
  );
}

function wordsOf(text: Text, { isDone }: Letters["email-changed"]) {
  const words = text.letters["email-changed"];
  return isDone ? words.done : words.asked;
}

export function subject(text: Text, props: Letters["email-changed"]): string {
  return wordsOf(text, props).subject;
}

export const preview: Letters["email-changed"] = {
  name: "Анна Сергеевна Лебедева",
  email: "lebedeva@example.org",
  isDone: true,
};
