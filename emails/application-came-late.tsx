import { formatMoment } from "~/text/format";
import { catalog, type Text } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { Facts, Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** Confirms when something came that was too late to be accepted. */
export default function ApplicationCameLate({ props, lang, organiser }: LetterProps<"application-came-late">) {
  const { letters } = catalog(lang);
  const words = letters["application-came-late"];
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
      <Line>{words.lead[props.act]}</Line>
      <Line>{words.keep}</Line>
      <Facts
        rows={[
          [labels.competition, props.competition],
          [labels.project, props.title],
          [labels.arrivedAt, formatMoment(props.arrivedAt, props.zone, lang)],
          [words.closesAt, formatMoment(props.closesAt, props.zone, lang)],
        ]}
      />
      <Line>{words.more}</Line>
    </Frame>
  );
}

export function subject(text: Text, props: Letters["application-came-late"]): string {
  return text.letters["application-came-late"].subject(props.title);
}

export const preview: Letters["application-came-late"] = {
  name: "Анна Сергеевна Лебедева",
  competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
  title: "Школа для всех: занятия для детей с инвалидностью",
  act: "submit",
  arrivedAt: "2026-04-03T06:00:12.000Z",
  closesAt: "2026-04-03T06:00:00.000Z",
  zone: "Asia/Kamchatka",
  url: "https://grants.example.org/applicant/applications/1/attempts/2",
};
