import { Link, Section, Text } from "react-email";
import { catalog, type Text as Words } from "~/text/text";
import { Frame, type LetterProps } from "./_kit/frame";
import { look } from "./_kit/look";
import { Line } from "./_kit/parts";
import type { Letters } from "./letters";

/** The news of a day in one letter, for a reader who wants them so. */
export default function Digest({ props, lang, organiser }: LetterProps<"digest">) {
  const { letters } = catalog(lang);
  const words = letters.digest;
  return (
    <Frame
      lang={lang}
      organiser={organiser}
      title={subject(catalog(lang), props)}
      name={props.name}
      why={letters.why.chosen}
      button={{ label: words.button, url: props.url }}
    >
      <Line>{words.lead}</Line>
      <Section style={look.facts}>
        {props.news.map(({ subject, competition, url }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the news of a letter are drawn once and never moved
          <Text key={index} style={look.value}>
            <Link href={url} style={look.address}>
              {subject}
            </Link>
            {competition && !subject.includes(competition) ? (
              <>
                <br />
                <span style={look.label}>{competition}</span>
              </>
            ) : null}
          </Text>
        ))}
      </Section>
    </Frame>
  );
}

export function subject(text: Words, props: Letters["digest"]): string {
  return text.letters.digest.subject(props.news.length);
}

export const preview: Letters["digest"] = {
  name: "Анна Сергеевна Лебедева",
  news: [
    {
      subject: "Отчёт подан: Промежуточный отчёт",
      competition: "Конкурс проектов СОНКО «Доброе дело», 2026 год",
      url: "https://grants.example.org/office/reports/1",
    },
    {
      subject: "Новые вопросы о конкурсе: Малые гранты",
      competition: "Малые гранты",
      url: "https://grants.example.org/office/competitions/1/questions",
    },
  ],
  url: "https://grants.example.org/account",
};
