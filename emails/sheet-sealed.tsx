import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** The receipt for a sealed score sheet; names neither applicant nor marks. */
export default function SheetSealed({ props, lang, organiser }: LetterProps<"sheet-sealed">) {
  const { letters } = catalog(lang);
  const words = letters["sheet-sealed"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.expert}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.pseudonym, props.pseudonym],
          [labels.revision, props.revision],
          [labels.commitment, props.commitment],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["sheet-sealed"]): string {
  return text.letters["sheet-sealed"].subject(props.pseudonym);
}

export const preview: Letters["sheet-sealed"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  pseudonym: "К-48",
  revision: 2,
  commitment: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
  url: "https://grants.example.org/expert/sheets/1",
};
