import { formatMoment } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** The receipt for an application that has arrived. */
export default function ApplicationSubmitted({ props, lang, organiser }: LetterProps<"application-submitted">) {
  const { letters } = catalog(lang);
  const words = letters["application-submitted"];
  const labels = letters.labels;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.applicant}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
          [labels.edition, props.edition],
          [labels.arrivedAt, formatMoment(props.arrivedAt, props.zone, lang)],
          [labels.receipt, props.code],
          [labels.fingerprint, props.sha256],
          ...props.files.map(({ name, sha256 }, index) => [words.file(index + 1, name), sha256] as const),
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-submitted"]): string {
  return text.letters["application-submitted"].subject(props.title);
}

export const preview: Letters["application-submitted"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  arrivedAt: "2026-04-03T05:59:12.000Z",
  zone: "Asia/Kamchatka",
  code: "7KQ2-M4XD-9HTR-3WZC",
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  files: [{ name: "Устав.pdf", sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" }],
  edition: 1,
  url: "https://grants.example.org/receipt?code=7KQ2-M4XD-9HTR-3WZC",
};
