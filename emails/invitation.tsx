import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Invites somebody into a role. */
export default function Invitation({ props, lang, organiser }: LetterProps<"invitation">) {
  const { letters } = catalog(lang);
  const words = letters.invitation;
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.invited}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead({ invitedBy: props.invitedBy, role: words.roles[props.role] })}</Line>
      <Facts
        rows={[
          [labels.organiser, props.organiser],
          [labels.competition, props.competition],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["invitation"]): string {
  return text.letters.invitation.subject(props.organiser);
}

export const preview: Letters["invitation"] = {
  name: "Анна Сергеевна Лебедева",
  role: "expert",
  organiser: "Администрация города Н.",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  invitedBy: "Пётр Кузнецов",
  url: "https://grants.example.org/invitation/Zm9vYmFy",
};
