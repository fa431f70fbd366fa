import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Invites somebody to act for an applicant. */
export default function MemberInvitation({ props, lang, organiser }: LetterProps<"member-invitation">) {
  const { letters, registration } = catalog(lang);
  const words = letters["member-invitation"];
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.invited}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead(props)}</Line>
      <Facts rows={[[words.role, registration.memberRoles[props.role]]]} />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["member-invitation"]): string {
  return text.letters["member-invitation"].subject(props.applicant);
}

export const preview: Letters["member-invitation"] = {
  name: "Вера Павловна Осипова",
  applicant: "АНО «Добрые дела»",
  role: "accountant",
  invitedBy: "Анна Сергеевна Лебедева",
  url: "https://grants.example.org/invitation/code",
};
